package almanac.document.text;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a version says as data, beside its text; the shape goes with the document's kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Details.PolicyDetails.class, name = "policy"),
  @JsonSubTypes.Type(value = Details.ReliefProgramDetails.class, name = "relief-program"),
  @JsonSubTypes.Type(value = Details.SpecialCaseDetails.class, name = "special-case")
})
public sealed interface Details {

  Kind kind();

  /** A regulation's authority, number, and the figures that it sets, by name. */
  record PolicyDetails(
      @Nullable String authority, @Nullable String number, Map<String, Figure> figures)
      implements Details {
    public PolicyDetails {
      figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    @Override
    public Kind kind() {
      return Kind.POLICY;
    }
  }

  /** Who may be offered a programme, on what terms, with which papers and whose approval. */
  record ReliefProgramDetails(
      List<Criterion> eligibility,
      Terms terms,
      List<String> evidence,
      @Nullable String approval,
      @Nullable String applicationWindow)
      implements Details {
    public ReliefProgramDetails {
      eligibility = List.copyOf(eligibility);
      evidence = List.copyOf(evidence);
    }

    @Override
    public Kind kind() {
      return Kind.RELIEF_PROGRAM;
    }
  }

  /**
   * How an unusual case is recognised and handled.
   *
   * @param when what holds of a case that this file is for, all of it; empty: only people can tell
   * @param withhold the clause that forbids to offer or disclose anything in such a case; null:
   *     nothing does
   */
  record SpecialCaseDetails(
      List<String> signals,
      List<Criterion> when,
      @Nullable String withhold,
      List<Step> steps,
      List<String> evidence,
      @Nullable String escalateTo,
      List<Card.Line> forbidden)
      implements Details {
    public SpecialCaseDetails {
      signals = List.copyOf(signals);
      when = List.copyOf(when);
      steps = List.copyOf(steps);
      evidence = List.copyOf(evidence);
      forbidden = List.copyOf(forbidden);
    }

    @Override
    public Kind kind() {
      return Kind.SPECIAL_CASE;
    }
  }

  /** A number that a regulation sets, its unit (day, month, year, percent, yuan, count, hour). */
  record Figure(BigDecimal value, String unit, String clause) {
    public Figure {
      unit = requireNonNullElse(unit, "");
      clause = requireNonNullElse(clause, "");
    }
  }

  /** Points at a figure of a policy: {@code slug#name}. */
  record FigureRef(String slug, String name) {
    @Override
    public String toString() {
      return slug + "#" + name;
    }
  }

  /** One step of handling a case; {@code within} is a span in words, such as 当日. */
  record Step(String what, String clause, @Nullable String by, @Nullable String within) {
    public Step {
      what = requireNonNullElse(what, "");
      clause = requireNonNullElse(clause, "");
    }
  }

  /**
   * The terms of a programme; a null says that the programme does not speak of it. Percentages are
   * upper bounds of what may be waived.
   *
   * @param maxPeriods months; set unless {@code maxPeriodsFigure} is
   * @param maxPeriodsFigure the figure that sets the periods
   * @param clause where the terms stand that no line of the card speaks of
   */
  record Terms(
      @Nullable Integer maxPeriods,
      @Nullable FigureRef maxPeriodsFigure,
      @Nullable BigDecimal downPaymentPercent,
      @Nullable InterestTerm interest,
      @Nullable BigDecimal waiveInterestPercent,
      @Nullable BigDecimal waivePenaltyPercent,
      @Nullable BigDecimal waiveFeePercent,
      @Nullable CardUse cardUsable,
      @Nullable Integer deferralMonths,
      @Nullable String clause) {}

  /** What happens to interest while a programme runs. */
  enum InterestTerm {
    CONTINUES,
    REDUCED,
    FROZEN
  }

  /** Whether the card may be used while a programme runs. */
  enum CardUse {
    YES,
    NO,
    AFTER_SETTLEMENT
  }
}
