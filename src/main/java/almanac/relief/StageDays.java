package almanac.relief;

import almanac.document.Document;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the days overdue of a case lie in its delinquency stage. Banks count by days or by
 * cycles, so that a difference is worth a warning and is never an error. The days on which stages
 * begin are figures of content; where content states none, nothing is said.
 */
public final class StageDays {
  /** The document that says how long each stage is. */
  public static final String SLUG = "delinquency-cycle";

  private static final List<String> STAGES = Fact.DELINQUENCY_STAGE.choices();

  private StageDays() {}

  /** The figures that it reads: the first day of every stage but the one without days. */
  public static List<FigureRef> figures() {
    return IntStream.range(1, STAGES.size()).mapToObj(i -> new FigureRef(SLUG, name(i))).toList();
  }

  /**
   * The warning; empty: they agree, or cannot be compared.
   *
   * @param cycle the document of the day that states the figures
   */
  public static Optional<String> warning(Optional<Document> cycle, Case known) {
    Integer days = known.number(Fact.DAYS_OVERDUE);
    int stage =
        known.value(Fact.DELINQUENCY_STAGE) instanceof String key ? STAGES.indexOf(key) : -1;
    if (days == null || stage < 0 || cycle.isEmpty()) {
      return Optional.empty();
    }
    Integer from = first(cycle.get(), stage);
    Integer next = first(cycle.get(), stage + 1);
    boolean early = from != null && days < from;
    boolean late = next != null && days >= next;
    return early || late
        ? Optional.of(
            "case.daysOverdue is %d, but stage %s is %s; check both, some systems count by cycles."
                .formatted(days, STAGES.get(stage), span(from, next)))
        : Optional.empty();
  }

  private static String span(@Nullable Integer from, @Nullable Integer next) {
    if (next == null) {
      return from + " days or more";
    }
    return from == null ? "less than " + next + " days" : from + " to " + (next - 1) + " days";
  }

  private static @Nullable Integer first(Document cycle, int stage) {
    if (stage < 1
        || stage >= STAGES.size()
        || !(cycle.version().content().details() instanceof PolicyDetails policy)) {
      return null;
    }
    Figure figure = policy.figures().get(name(stage));
    return figure == null || !figure.unit().equals("day") ? null : figure.value().intValue();
  }

  private static String name(int stage) {
    return STAGES.get(stage) + "-from-day";
  }
}
