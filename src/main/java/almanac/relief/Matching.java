package almanac.relief;

import almanac.document.Document;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Criterion.Test;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Fact;
import almanac.document.text.VersionContent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges programmes by what is known of a case, with three values: a criterion holds, fails, or
 * cannot be told because a fact is missing. A missing fact is never taken for a yes or a no.
 */
public final class Matching {
  /** What every programme demands: to others than these nothing is offered or disclosed. */
  static final Criterion SPEAKER =
      new Test(
          Fact.SPEAKER, Operator.ONE_OF, List.of("debtor", "guarantor", "spouse-joint-debt"), "");

  // Who speaks, the product, the region.
  private static final int OF_ALL = 3;

  private Matching() {}

  /** How a programme fits a case. */
  public static Match judge(Document program, Case known) {
    List<Criterion> criteria = criteria(program);
    List<Truth> truths = new ArrayList<>(criteria.size());
    Verdict verdict = Verdict.ELIGIBLE;
    for (Criterion criterion : criteria) {
      Truth truth = truth(criterion, known);
      truths.add(truth);
      verdict =
          switch (truth) {
            case HOLDS -> verdict;
            case FAILS -> Verdict.INELIGIBLE;
            case UNKNOWN -> verdict == Verdict.ELIGIBLE ? Verdict.NEEDS_FACTS : verdict;
          };
    }
    return new Match(program, verdict, criteria, truths, known);
  }

  /** All that must hold for a programme: who speaks, its products and regions, its own criteria. */
  public static List<Criterion> criteria(Document program) {
    VersionContent content = program.version().content();
    List<Criterion> own =
        content.details() instanceof ReliefProgramDetails details
            ? details.eligibility()
            : List.of();
    List<Criterion> criteria = new ArrayList<>(OF_ALL + own.size());
    criteria.add(SPEAKER);
    place(Fact.PRODUCT, content.products(), criteria);
    place(Fact.REGION, content.regions(), criteria);
    criteria.addAll(own);
    return criteria;
  }

  /** What the products and regions of a text demand; an empty list demands nothing. */
  static void place(Fact fact, List<String> values, List<Criterion> criteria) {
    if (!values.isEmpty()) {
      criteria.add(new Test(fact, Operator.ONE_OF, values, ""));
    }
  }

  /** Whether a criterion holds of a case. */
  public static Truth truth(Criterion criterion, Case known) {
    return switch (criterion) {
      case Test test -> Compare.truth(test, known);
      case AnyOf any -> {
        Truth truth = Truth.FAILS;
        for (Criterion member : any.anyOf()) {
          Truth one = truth(member, known);
          if (one == Truth.HOLDS) {
            yield Truth.HOLDS;
          }
          truth = one == Truth.UNKNOWN ? Truth.UNKNOWN : truth;
        }
        yield truth;
      }
    };
  }

  static Reason reason(Criterion criterion, Truth truth, Case known) {
    Set<Fact> missing = new LinkedHashSet<>();
    if (truth == Truth.UNKNOWN) {
      missing(criterion, known, missing);
    }
    return new Reason(criterion, truth, clause(criterion, truth, known), List.copyOf(missing));
  }

  // Of several the member that decides; where none does, the first stands for all.
  private static @Nullable String clause(Criterion criterion, Truth truth, Case known) {
    return switch (criterion) {
      case Test test -> test.clause().isEmpty() ? null : test.clause();
      case AnyOf any when any.anyOf().isEmpty() -> null;
      case AnyOf any -> {
        Criterion decides = any.anyOf().getFirst();
        for (Criterion member : truth == Truth.HOLDS ? any.anyOf() : List.<Criterion>of()) {
          if (truth(member, known) == Truth.HOLDS) {
            decides = member;
            break;
          }
        }
        yield clause(decides, truth, known);
      }
    };
  }

  /** Adds the facts that a criterion cannot be told without, in the order that it names them. */
  static void missing(Criterion criterion, Case known, Set<Fact> missing) {
    switch (criterion) {
      case Test test -> Compare.missing(test, known, missing);
      case AnyOf any -> {
        for (Criterion member : any.anyOf()) {
          if (truth(member, known) == Truth.UNKNOWN) {
            missing(member, known, missing);
          }
        }
      }
    }
  }
}
