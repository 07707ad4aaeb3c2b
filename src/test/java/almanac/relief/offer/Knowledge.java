package almanac.relief.offer;

import static java.util.stream.Collectors.groupingBy;

import almanac.content.KbBook;
import almanac.document.Document;
import almanac.document.Version;
import almanac.document.text.Kind;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.State;
import almanac.testing.Contents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The knowledge of this repository as it is in force on a day, without a database. */
final class Knowledge {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00+08:00");

  private Knowledge() {}

  /** All documents in force, by slug. */
  static List<Document> on(LocalDate day) {
    return KbBook.versions().stream()
        .collect(groupingBy(KbBook.Version::slug, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(versions ->
            Timeline.governing(versions.stream().map(KbBook.Version::span).toList(), day, NOW)
                .filter(s -> s.state() == State.IN_FORCE)
                .stream()
                .map(s -> new Document(version(versions, s.number()), s)))
        .toList();
  }

  static Document document(LocalDate day, String slug) {
    return on(day).stream()
        .filter(d -> d.version().slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new AssertionError(slug + " is not in force on " + day));
  }

  static List<Document> policies(LocalDate day) {
    return on(day).stream().filter(d -> d.version().kind() == Kind.POLICY).toList();
  }

  private static Version version(List<KbBook.Version> versions, int number) {
    KbBook.Version found =
        versions.stream().filter(v -> v.span().number() == number).findFirst().orElseThrow();
    return Contents.version(found.slug(), number, found.content());
  }
}
