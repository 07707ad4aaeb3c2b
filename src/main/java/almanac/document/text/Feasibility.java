package almanac.document.text;

import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Criterion.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether there can be a case of which criteria all hold. Sets of values, ranges and comparisons of
 * two sums are decided exactly, choices between criteria by trying them. A criterion that nobody
 * can read rules nothing out, and neither does one that would take too long: it never says wrongly
 * that there is no such case. One of these serves for the criteria of one text.
 */
public final class Feasibility {
  private static final int STEPS = 50_000;

  private int left = STEPS;

  /** Whether some case meets all of these. */
  public boolean possible(List<Criterion> criteria) {
    Cases cases = new Cases();
    List<List<Test>> choices = new ArrayList<>();
    for (Criterion criterion : criteria) {
      List<Test> choice = choice(criterion).toList();
      if (choice.size() != 1) {
        choices.add(choice);
      } else if (--left >= 0 && !cases.meet(choice.getFirst())) {
        return false;
      }
    }
    return search(cases, choices);
  }

  /** The tests of which one is enough. */
  private static Stream<Test> choice(Criterion criterion) {
    return switch (criterion) {
      case AnyOf any -> any.anyOf().stream().flatMap(Feasibility::choice);
      case Test test when named(test.fact()) -> Stream.of(test);
      case Test test ->
          test.values().stream()
              .map(v -> new Test(test.fact(), test.operator(), List.of(v), test.clause()));
    };
  }

  private static boolean named(Fact fact) {
    return switch (fact.type()) {
      case CHOICE, TEXT, FLAG -> true;
      case NUMBER, MONEY, DATE -> false;
    };
  }

  // The choice with the fewest members left is tried first, for it goes wrong soonest.
  private boolean search(Cases cases, List<List<Test>> choices) {
    List<List<Test>> open = new ArrayList<>();
    for (List<Test> choice : choices) {
      List<Test> still = new ArrayList<>();
      boolean met = false;
      for (Test test : choice) {
        if (--left < 0) {
          return true;
        }
        Cases with = cases.copy();
        if (with.meet(test)) {
          still.add(test);
          met |= with.sameAs(cases);
        }
      }
      if (still.isEmpty()) {
        return false;
      }
      if (!met) {
        open.add(still);
      }
    }
    if (open.isEmpty()) {
      return true;
    }
    List<Test> fewest = open.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
    open.remove(fewest);
    for (Test test : fewest) {
      Cases with = cases.copy();
      with.meet(test);
      if (search(with, open)) {
        return true;
      }
    }
    return false;
  }

  /** The cases that are left. */
  private static final class Cases {
    private final Bounds bounds;
    private final Map<Fact, Set<String>> names;

    Cases() {
      this(Bounds.ofAny(), new EnumMap<>(Fact.class));
    }

    private Cases(Bounds bounds, Map<Fact, Set<String>> names) {
      this.bounds = bounds;
      this.names = names;
    }

    // The sets of names are replaced, never changed.
    Cases copy() {
      return new Cases(bounds.copy(), new EnumMap<>(names));
    }

    boolean sameAs(Cases other) {
      return bounds.sameAs(other.bounds) && names.equals(other.names);
    }

    /** Leaves those that meet a test; whether there are any. */
    boolean meet(Test test) {
      return named(test.fact()) ? meetNames(test) : meetBound(test);
    }

    private boolean meetNames(Test test) {
      if (test.operator() != Operator.IS && test.operator() != Operator.ONE_OF) {
        return true;
      }
      Set<String> all = names.getOrDefault(test.fact(), all(test.fact()));
      Set<String> met = new HashSet<>(test.values());
      if (!all.isEmpty()) {
        met.retainAll(all);
      }
      names.put(test.fact(), met);
      return !met.isEmpty();
    }

    // Empty: any name.
    private static Set<String> all(Fact fact) {
      return switch (fact.type()) {
        case CHOICE -> Set.copyOf(fact.choices());
        case FLAG -> Set.of("true", "false");
        case TEXT, NUMBER, MONEY, DATE -> Set.of();
      };
    }

    private boolean meetBound(Test test) {
      String value = test.values().getFirst();
      Fact other = test.fact().type() == Fact.Type.MONEY ? Fact.ofKey(value) : null;
      Long than = other == null ? test.fact().whole(value) : Long.valueOf(0);
      if (than == null || (other != null && other.type() != Fact.Type.MONEY)) {
        return true;
      }
      switch (test.operator()) {
        case IS, ONE_OF -> {
          bounds.atMost(test.fact(), other, than);
          bounds.atMost(other, test.fact(), -than);
        }
        case BELOW -> bounds.atMost(test.fact(), other, than - 1);
        case AT_MOST -> bounds.atMost(test.fact(), other, than);
        case ABOVE -> bounds.atMost(other, test.fact(), -than - 1);
        case AT_LEAST -> bounds.atMost(other, test.fact(), -than);
      }
      return !bounds.none();
    }
  }
}
