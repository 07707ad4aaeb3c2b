package almanac.document.gate.rule;

import almanac.document.gate.rule.Outlook.Run;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Criterion.Test;
import almanac.document.text.Details;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Eligibility;
import almanac.document.text.Fact;
import almanac.document.text.Feasibility;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether there are cases that a programme, or a special case, is for; whether each of its criteria
 * says something; and which facts nobody asks any more.
 */
final class CriteriaRules {
  // Each is compared with each; nobody writes so many.
  private static final int MOST_COMPARED = 200;

  /** To whom something may be offered or disclosed at all. */
  private static final Criterion SPEAKER =
      new Test(
          Fact.SPEAKER, Operator.ONE_OF, List.of("debtor", "guarantor", "spouse-joint-debt"), "");

  private final Outlook before;
  private final Outlook after;

  CriteriaRules(Outlook before, Outlook after) {
    this.before = before;
    this.after = after;
  }

  /** A criterion and the key at which it stands. */
  private record Placed(Criterion criterion, String key) {
    String say() {
      List<String> clauses = clauses(criterion).distinct().toList();
      return CriteriaRules.say(criterion)
          + (clauses.isEmpty() ? "" : " (" + String.join(", ", clauses) + ")");
    }

    @Nullable String clause() {
      return clauses(criterion).findFirst().orElse(null);
    }
  }

  void check(Findings f) {
    if (f.content().details() instanceof ReliefProgramDetails p) {
      List<Criterion> around = around(f.content());
      around.add(SPEAKER);
      criteria(f, placed("eligibility", p.eligibility()), around);
    } else if (f.content().details() instanceof SpecialCaseDetails c) {
      criteria(f, placed("when", c.when()), around(f.content()));
    }
    facts(f);
  }

  private static List<Placed> placed(String key, List<Criterion> criteria) {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      placed.add(new Placed(criteria.get(i), key + "[" + i + "]"));
    }
    return placed;
  }

  // A product or region of which no fact knows could be anything.
  private static List<Criterion> around(VersionContent content) {
    List<Criterion> around = new ArrayList<>();
    if (!content.products().isEmpty() && Fact.PRODUCT.choices().containsAll(content.products())) {
      around.add(new Test(Fact.PRODUCT, Operator.ONE_OF, content.products(), ""));
    }
    if (!content.regions().isEmpty()) {
      around.add(new Test(Fact.REGION, Operator.ONE_OF, content.regions(), ""));
    }
    return around;
  }

  private static void criteria(Findings f, List<Placed> criteria, List<Criterion> around) {
    Feasibility feasibility = new Feasibility();
    List<Placed> left = new ArrayList<>();
    for (Placed each : criteria) {
      if (feasibility.possible(with(around, List.of(each)))) {
        left.add(each);
      } else {
        never(f, each, feasibility.possible(List.of(each.criterion())));
      }
    }
    while (!feasibility.possible(with(around, left))) {
      List<Placed> core = core(left, around, feasibility);
      together(f, core);
      left.remove(core.getLast());
    }
    redundant(f, left);
  }

  private static List<Criterion> with(List<Criterion> around, List<Placed> criteria) {
    return Stream.concat(around.stream(), criteria.stream().map(Placed::criterion)).toList();
  }

  private static void never(Findings f, Placed criterion, boolean elsewhere) {
    f.add(
        Rule.CRITERION_NEVER_HOLDS,
        criterion.clause(),
        criterion.key(),
        elsewhere
            ? "%s holds for nobody for whom this text is, with its products, its regions and those "
                    .formatted(criterion.say())
                + "to whom something may be offered."
            : "%s can never hold; write what was meant.".formatted(criterion.say()));
  }

  /** Some that cannot hold together, none of which could be left out for that. */
  private static List<Placed> core(
      List<Placed> criteria, List<Criterion> around, Feasibility feasibility) {
    List<Placed> core = new ArrayList<>(criteria);
    for (Placed each : criteria) {
      List<Placed> others = core.stream().filter(c -> !c.equals(each)).toList();
      if (!feasibility.possible(with(around, others))) {
        core.remove(each);
      }
    }
    return core;
  }

  private static void together(Findings f, List<Placed> core) {
    Placed last = core.getLast();
    String all = core.stream().map(Placed::say).collect(Collectors.joining(" and "));
    if (core.size() <= 2 || f.candidate().kind() != Kind.RELIEF_PROGRAM) {
      f.add(
          Rule.CRITERIA_CONTRADICT,
          last.clause(),
          last.key(),
          "%s can never hold together; correct one, or write them as any-of.".formatted(all));
    } else {
      f.add(
          Rule.PROGRAM_UNREACHABLE,
          last.clause(),
          last.key(),
          "No case meets all of these, so nobody can be offered the programme: %s.".formatted(all));
    }
  }

  private static void redundant(Findings f, List<Placed> criteria) {
    if (criteria.size() > MOST_COMPARED) {
      return;
    }
    for (Placed each : criteria) {
      criteria.stream()
          .filter(o -> !o.equals(each) && implies(o, each))
          // Of two that say the same, the first is kept.
          .filter(o -> !implies(each, o) || criteria.indexOf(o) < criteria.indexOf(each))
          .findFirst()
          .ifPresent(o ->
              f.add(
                  Rule.CRITERION_REDUNDANT,
                  each.clause(),
                  each.key(),
                  "%s holds whenever %s does; leave it out, or write what was meant."
                      .formatted(each.say(), o.say())));
    }
  }

  private static boolean implies(Placed one, Placed other) {
    return Eligibility.implies(List.of(one.criterion()), List.of(other.criterion()));
  }

  private static Stream<String> clauses(Criterion criterion) {
    return switch (criterion) {
      case Test test -> Stream.of(test.clause()).filter(c -> !c.isBlank());
      case AnyOf any -> any.anyOf().stream().flatMap(CriteriaRules::clauses);
    };
  }

  /** A criterion as a content file has it. */
  private static String say(Criterion criterion) {
    return switch (criterion) {
      case Test test ->
          test.fact().key()
              + " "
              + test.operator().name().toLowerCase(Locale.ROOT).replace('_', '-')
              + " "
              + (test.operator() == Operator.ONE_OF
                  ? test.values().toString()
                  : String.join(", ", test.values()));
      case AnyOf any ->
          any.anyOf().stream()
              .map(CriteriaRules::say)
              .collect(Collectors.joining(" or ", "(", ")"));
    };
  }

  /** Facts that the document's texts ask so far, and nothing asks from the candidate's days on. */
  private void facts(Findings f) {
    Set<Fact> lost = EnumSet.noneOf(Fact.class);
    before.runs(f.slug(), f.ahead()).stream()
        .filter(Run::inForce)
        .forEach(r -> lost.addAll(facts(r.content().details())));
    lost.removeAll(facts(f.content().details()));
    if (!lost.isEmpty()) {
      after
          .inForce()
          .filter(r -> r.days().overlaps(f.ahead()))
          .forEach(r -> lost.removeAll(facts(r.content().details())));
    }
    for (Fact fact : lost) {
      f.key(
          Rule.FACT_DEAD,
          f.candidate().kind() == Kind.SPECIAL_CASE ? "when" : "eligibility",
          "Nothing asks for the fact %s any more: the version before was the last that did."
              .formatted(fact.key()));
    }
  }

  private static Set<Fact> facts(Details details) {
    List<Criterion> criteria =
        switch (details) {
          case ReliefProgramDetails p -> p.eligibility();
          case SpecialCaseDetails c -> c.when();
          case Details.PolicyDetails _ -> List.of();
        };
    return criteria.stream()
        .flatMap(CriteriaRules::facts)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fact.class)));
  }

  // A sum may be compared with another, which is asked for, too.
  private static Stream<Fact> facts(Criterion criterion) {
    return switch (criterion) {
      case AnyOf any -> any.anyOf().stream().flatMap(CriteriaRules::facts);
      case Test test when test.fact().type() == Fact.Type.MONEY ->
          Stream.concat(
              Stream.of(test.fact()),
              test.values().stream().map(Fact::ofKey).filter(Objects::nonNull));
      case Test test -> Stream.of(test.fact());
    };
  }
}
