package almanac.relief;

import almanac.document.Document;
import almanac.document.text.Criterion;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rule of matching, read out loud and nothing else. Every value is a decimal or a word, a
 * criterion is 1, 0 or -1, all-of is the least of them and any-of the greatest; it shares no code
 * with what it judges.
 */
final class MatchingOracle {
  private static final int YES = 1;
  private static final int OPEN = 0;
  private static final int NO = -1;

  private final Map<String, String> known = new HashMap<>();

  MatchingOracle(Map<Fact, Object> facts) {
    facts.forEach((fact, value) -> known.put(fact.key(), value.toString()));
    // What follows from the parts.
    sum("debt-total", 1, "principal", "interest", "penalty", "fees");
    sum("monthly-surplus", -1, "monthly-income", "necessary-spending");
  }

  private void sum(String whole, int sign, String first, String... others) {
    List<String> parts = new ArrayList<>(List.of(others));
    parts.add(first);
    if (known.keySet().containsAll(parts)) {
      BigDecimal sum = new BigDecimal(known.get(first));
      for (String other : others) {
        sum = sum.add(new BigDecimal(known.get(other)).multiply(BigDecimal.valueOf(sign)));
      }
      known.put(whole, sum.toPlainString());
    }
  }

  /** What a programme's verdict must be. */
  String verdict(Document program) {
    int least = YES;
    for (int one : values(program)) {
      least = Math.min(least, one);
    }
    return least == YES ? "ELIGIBLE" : least == NO ? "INELIGIBLE" : "NEEDS_FACTS";
  }

  private List<Integer> values(Document program) {
    var content = program.version().content();
    List<Integer> values = new ArrayList<>();
    values.add(word("speaker", List.of("debtor", "guarantor", "spouse-joint-debt")));
    if (!content.products().isEmpty()) {
      values.add(word("product", content.products()));
    }
    if (!content.regions().isEmpty()) {
      values.add(word("region", content.regions()));
    }
    for (Criterion c : ((ReliefProgramDetails) content.details()).eligibility()) {
      values.add(value(c));
    }
    return values;
  }

  /** Facts that a programme names and that are not known, whether they decide or not. */
  Set<String> unknown(Document program) {
    Set<String> named = new HashSet<>();
    named.add("speaker");
    if (!program.version().content().products().isEmpty()) {
      named.add("product");
    }
    if (!program.version().content().regions().isEmpty()) {
      named.add("region");
    }
    var details = (ReliefProgramDetails) program.version().content().details();
    // A criterion of one fact; of an any-of only those members matter that do not fail.
    for (Criterion c : details.eligibility()) {
      if (value(c) == OPEN) {
        names(c, named);
      } else if (c instanceof Criterion.Test t) {
        named.add(t.fact().key());
      }
    }
    named.removeAll(known.keySet());
    return new TreeSet<>(named);
  }

  private void names(Criterion criterion, Set<String> named) {
    if (value(criterion) != OPEN) {
      return;
    }
    switch (criterion) {
      case Criterion.AnyOf any -> any.anyOf().forEach(c -> names(c, named));
      case Criterion.Test t -> {
        named.add(t.fact().key());
        t.values().stream().filter(v -> Fact.ofKey(v) != null).forEach(named::add);
      }
    }
  }

  private int value(Criterion criterion) {
    if (criterion instanceof Criterion.AnyOf any) {
      int most = NO;
      for (Criterion member : any.anyOf()) {
        most = Math.max(most, value(member));
      }
      return most;
    }
    Criterion.Test test = (Criterion.Test) criterion;
    boolean words =
        switch (test.fact().type()) {
          case CHOICE, TEXT, FLAG -> true;
          case NUMBER, MONEY, DATE -> false;
        };
    if (words) {
      return word(test.fact().key(), test.values());
    }
    int most = NO;
    for (String value : test.values()) {
      most = Math.max(most, compared(test, value));
    }
    return most;
  }

  private int word(String fact, List<String> values) {
    String is = known.get(fact);
    return is == null ? OPEN : values.contains(is) ? YES : NO;
  }

  private int compared(Criterion.Test test, String value) {
    String left = known.get(test.fact().key());
    boolean fact = test.fact().type() == Fact.Type.MONEY && Character.isLetter(value.charAt(0));
    @Nullable String right = fact ? known.get(value) : value;
    if (left == null || right == null) {
      return OPEN;
    }
    int order =
        test.fact().type() == Fact.Type.DATE
            ? left.compareTo(right)
            : new BigDecimal(left).compareTo(new BigDecimal(right));
    boolean holds =
        switch (test.operator()) {
          case IS, ONE_OF -> order == 0;
          case BELOW -> order < 0;
          case ABOVE -> order > 0;
          case AT_LEAST -> order >= 0;
          case AT_MOST -> order <= 0;
        };
    return holds ? YES : NO;
  }
}
