package almanac.relief.plan;

import almanac.document.Document;
import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.InvalidContent;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.PolicyDetails;
import almanac.relief.Money;
import almanac.relief.PlanFigure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of each day: those that govern it, unless the contract fixes them. */
public final class PlanFigures {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final int MOST_DAYS = 99_999;

  private final Map<String, List<Document>> documents = new TreeMap<>();
  private final Contract contract;

  private PlanFigures(Contract contract) {
    this.contract = contract;
  }

  /**
   * The figures that a contract leaves to content, and its own.
   *
   * @param onAllDays the versions of a document, each on the days on which it is in force
   */
  public static PlanFigures of(Function<String, List<Document>> onAllDays, Contract contract) {
    PlanFigures figures = new PlanFigures(contract);
    for (PlanFigure figure : PlanFigure.values()) {
      figures.documents.computeIfAbsent(figure.ref().slug(), onAllDays);
    }
    return figures;
  }

  /** The same figures under another contract. */
  PlanFigures under(Contract other) {
    PlanFigures figures = new PlanFigures(other);
    figures.documents.putAll(documents);
    return figures;
  }

  Contract contract() {
    return contract;
  }

  /** A rate, and the days {@code [from, until)} for which it held. */
  record RateSpan(LocalDate from, LocalDate until, Figured rate) {}

  /**
   * A figure on a day.
   *
   * @throws InvalidContent if nothing says it for that day
   */
  Figured on(PlanFigure figure, LocalDate day) {
    return ifAny(figure, day)
        .orElseThrow(() ->
            new InvalidContent(
                "No figure %s is in force on %s; it is needed for that day."
                    .formatted(figure.ref(), day)));
  }

  /** A figure on a day; empty: nothing says it for that day. */
  Optional<Figured> ifAny(PlanFigure figure, LocalDate day) {
    BigDecimal fixed = contract.fixed(figure);
    return fixed == null
        ? governing(figure, day)
        : Optional.of(new Figured(figure, fixed, null, null));
  }

  /** What content says of a figure on a day, whatever the contract fixes. */
  Optional<Figured> governing(PlanFigure figure, LocalDate day) {
    return Objects.requireNonNull(documents.get(figure.ref().slug())).stream()
        .filter(d -> d.standing().contains(day))
        .findFirst()
        .flatMap(d -> stated(figure, d));
  }

  private static Optional<Figured> stated(PlanFigure figure, Document document) {
    @Nullable Figure stated =
        document.version().content().details() instanceof PolicyDetails p
            ? p.figures().get(figure.ref().name())
            : null;
    if (stated == null) {
      return Optional.empty();
    }
    if (!stated.unit().equals(figure.unit()) || !sensible(figure, stated.value())) {
      throw new InvalidContent(
          "The figure %s of version %d is %s %s; it cannot be reckoned with."
              .formatted(
                  figure.ref(),
                  document.version().number(),
                  stated.value().toPlainString(),
                  stated.unit()));
    }
    return Optional.of(new Figured(figure, stated.value(), document, stated.clause()));
  }

  private static boolean sensible(PlanFigure figure, BigDecimal value) {
    if (value.signum() < 0) {
      return false;
    }
    return switch (figure.unit()) {
      case "percent" -> value.compareTo(ALL) <= 0;
      case "yuan" -> value.stripTrailingZeros().scale() <= 2;
      default ->
          value.stripTrailingZeros().scale() <= 0
              && value.signum() > 0
              && value.compareTo(
                      BigDecimal.valueOf(
                          figure == PlanFigure.DAYS_TO_PAY ? Contract.MOST_DAYS_TO_PAY : MOST_DAYS))
                  <= 0;
    };
  }

  /** A figure in days on a day. */
  int days(PlanFigure figure, LocalDate day) {
    return on(figure, day).value().intValueExact();
  }

  /** A figure in yuan on a day. */
  Money sum(PlanFigure figure, LocalDate day) {
    return Money.yuan(on(figure, day).value());
  }

  /**
   * The daily rates of {@code [from, until)}, in order, without a gap: cut where the rate changes.
   *
   * @throws BadRequest if the contract's lies outside of what governs one of these days
   */
  List<RateSpan> rates(LocalDate from, LocalDate until) {
    TreeSet<LocalDate> cuts = new TreeSet<>(List.of(from, until));
    Stream.of(PlanFigure.DAILY_RATE, PlanFigure.DAILY_RATE_CAP, PlanFigure.DAILY_RATE_FLOOR)
        .flatMap(f -> Objects.requireNonNull(documents.get(f.ref().slug())).stream())
        .flatMap(d -> Stream.of(d.standing().from(), d.standing().until()))
        .filter(Objects::nonNull)
        .filter(d -> d.isAfter(from) && d.isBefore(until))
        .forEach(cuts::add);
    List<RateSpan> spans = new ArrayList<>();
    for (LocalDate day = from;
        day.isBefore(until);
        day = Objects.requireNonNull(cuts.higher(day))) {
      LocalDate next = Objects.requireNonNull(cuts.higher(day));
      Figured rate = bounded(on(PlanFigure.DAILY_RATE, day), day);
      if (!spans.isEmpty() && spans.getLast().rate().equals(rate)) {
        spans.set(spans.size() - 1, new RateSpan(spans.getLast().from(), next, rate));
      } else {
        spans.add(new RateSpan(day, next, rate));
      }
    }
    return spans;
  }

  private Figured bounded(Figured rate, LocalDate day) {
    governing(PlanFigure.DAILY_RATE_CAP, day)
        .filter(cap -> rate.value().compareTo(cap.value()) > 0)
        .ifPresent(cap -> outside(rate, "above the cap", cap, day));
    governing(PlanFigure.DAILY_RATE_FLOOR, day)
        .filter(floor -> rate.value().compareTo(floor.value()) < 0)
        .ifPresent(floor -> outside(rate, "below the floor", floor, day));
    return rate;
  }

  private static void outside(Figured rate, String where, Figured bound, LocalDate day) {
    String sentence =
        "The daily rate of %s percent of %s is %s of %s percent, %s, that is in force on %s."
            .formatted(
                rate.value().toPlainString(),
                rate.source(),
                where,
                bound.value().toPlainString(),
                bound.figure().ref(),
                day);
    throw rate.document() == null ? new BadRequest(sentence) : new InvalidContent(sentence);
  }
}
