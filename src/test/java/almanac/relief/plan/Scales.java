package almanac.relief.plan;

import almanac.content.KbBook;
import almanac.document.Document;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Period;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.relief.PlanFigure;
import almanac.testing.Contents;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures for tests: those of this repository's content, or any that a test wants. */
final class Scales implements Function<String, List<Document>> {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00+08:00");
  private static final VersionContent SOME = KbBook.versions().getFirst().content();

  private final Map<PlanFigure, TreeMap<LocalDate, BigDecimal>> figures = new HashMap<>();

  /** The documents of this repository, on all days. */
  static List<Document> ofContent(String slug) {
    List<KbBook.Version> versions =
        KbBook.versions().stream().filter(v -> v.slug().equals(slug)).toList();
    return Timeline.segments(versions.stream().map(KbBook.Version::span).toList(), NOW).stream()
        .filter(s -> s.state() == State.IN_FORCE)
        .map(s ->
            new Document(
                Contents.version(
                    slug,
                    s.number(),
                    versions.stream()
                        .filter(v -> v.span().number() == s.number())
                        .findFirst()
                        .orElseThrow()
                        .content()),
                s))
        .toList();
  }

  /** Says that a figure has a value from a day on. */
  Scales set(PlanFigure figure, String from, String value) {
    return set(figure, LocalDate.parse(from), new BigDecimal(value));
  }

  Scales set(PlanFigure figure, LocalDate from, BigDecimal value) {
    figures.computeIfAbsent(figure, _ -> new TreeMap<>()).put(from, value);
    return this;
  }

  /** What a figure was on a day; null: nothing. */
  @Nullable BigDecimal value(PlanFigure figure, LocalDate day) {
    var all = figures.get(figure);
    var last = all == null ? null : all.floorEntry(day);
    return last == null ? null : last.getValue();
  }

  /** The days on which a figure changed. */
  List<LocalDate> changes(PlanFigure figure) {
    var all = figures.get(figure);
    return all == null ? List.of() : List.copyOf(all.keySet());
  }

  @Override
  public List<Document> apply(String slug) {
    TreeMap<LocalDate, Boolean> days = new TreeMap<>();
    figures.forEach((f, values) -> {
      if (f.ref().slug().equals(slug)) {
        values.keySet().forEach(d -> days.put(d, true));
      }
    });
    List<Document> documents = new ArrayList<>();
    for (LocalDate from : days.keySet()) {
      Map<String, Figure> stated = new HashMap<>();
      for (PlanFigure f : figures.keySet()) {
        BigDecimal value = value(f, from);
        if (f.ref().slug().equals(slug) && value != null) {
          stated.put(f.ref().name(), new Figure(value, f.unit(), "some-clause"));
        }
      }
      int number = documents.size() + 1;
      documents.add(
          new Document(
              Contents.version(slug, number, content(from, stated)),
              new Segment(number, State.IN_FORCE, from, days.higherKey(from))));
    }
    return documents;
  }

  private static VersionContent content(LocalDate from, Map<String, Figure> figures) {
    return new VersionContent(
        SOME.title(),
        SOME.summary(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        SOME.owner(),
        new Period(from, null),
        false,
        null,
        true,
        List.of(),
        null,
        true,
        SOME.sources(),
        SOME.card(),
        SOME.clauses(),
        new PolicyDetails(null, null, figures));
  }
}
