package almanac.relief;

import almanac.content.KbBook;
import almanac.document.Document;
import almanac.document.text.Card;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Details;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.Terms;
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.testing.Contents;
import almanac.testing.TimelineOracle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Documents as they are in force on a day, without a database. */
public final class Programs {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private static final LocalDate LONG_AGO = LocalDate.of(1990, 1, 1);

  private Programs() {}

  /** What kb-content has in force of a kind on a day, in order of the slugs. */
  public static List<Document> ofKb(Kind kind, LocalDate day) {
    Map<String, List<KbBook.Version>> bySlug =
        KbBook.versions().stream()
            .filter(v -> v.kind() == kind)
            .collect(
                Collectors.groupingBy(KbBook.Version::slug, TreeMap::new, Collectors.toList()));
    List<Document> found = new ArrayList<>();
    bySlug.forEach((slug, versions) -> {
      var answer =
          TimelineOracle.governing(versions.stream().map(KbBook.Version::span).toList(), day, NOW);
      if (answer != null && answer.state().equals("IN_FORCE")) {
        versions.stream()
            .filter(v -> v.span().number() == answer.number())
            .forEach(v -> found.add(document(slug, answer.number(), v.content())));
      }
    });
    return found;
  }

  /** A programme with these criteria and places, and nothing else of interest. */
  public static Document program(
      String slug, List<String> products, List<String> regions, List<Criterion> criteria) {
    return document(
        slug,
        1,
        content(
            slug,
            products,
            regions,
            new ReliefProgramDetails(
                criteria,
                new Terms(null, null, null, null, null, null, null, null, null, null),
                List.of(),
                null,
                null)));
  }

  static Document program(Criterion... criteria) {
    return program("programme", List.of(), List.of(), List.of(criteria));
  }

  static Document document(String slug, Details details) {
    return document(slug, 1, content(slug, List.of(), List.of(), details));
  }

  private static Document document(String slug, int number, VersionContent content) {
    return new Document(
        Contents.version(slug, number, content),
        new Segment(number, State.IN_FORCE, LONG_AGO, null));
  }

  /** Such a text. */
  public static VersionContent content(
      String title, List<String> products, List<String> regions, Details details) {
    return new VersionContent(
        title,
        "",
        List.of(),
        List.of(),
        List.of(),
        products,
        regions,
        List.of(),
        List.of(),
        "",
        new Period(LONG_AGO, null),
        false,
        null,
        true,
        List.of(),
        null,
        true,
        List.of(),
        Card.EMPTY,
        List.of(new Clause("one", "一", "一"), new Clause("two", "二", "二")),
        details);
  }
}
