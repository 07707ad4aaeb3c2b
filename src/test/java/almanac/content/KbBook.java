package almanac.content;

import almanac.content.file.VersionFile;
import almanac.document.gate.Book;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The knowledge of this repository as the publishing gate sees it, for tests of other rooms. */
public final class KbBook {
  private static final CheckedFolder KB =
      CheckedFolder.of(Path.of("kb-content"), Instant.parse("2026-11-22T12:00:00+08:00"));

  private KbBook() {}

  /** One version as it was published; nothing of kb-content was withdrawn. */
  public record Version(String slug, Kind kind, Span span, VersionContent content) {}

  /** All versions, in the order of publication. */
  public static List<Version> versions() {
    return KB.files().stream()
        .map(KbBook::version)
        .sorted(
            Comparator.comparing((Version v) -> v.span().publishedAt())
                .thenComparing(Version::slug)
                .thenComparingInt(v -> v.span().number()))
        .toList();
  }

  private static Version version(VersionFile f) {
    var published = Objects.requireNonNull(f.published(), f.place().path());
    if (f.withdrawn() != null) {
      throw new AssertionError(f.place().path() + " was withdrawn: leave it out of the book");
    }
    return new Version(
        f.place().slug(),
        f.place().kind(),
        new Span(
            published.number(),
            f.place().from(),
            f.content().effective().until(),
            published.at(),
            null),
        f.content());
  }

  /** A book of some of them. */
  public static Book book(Predicate<Version> some) {
    return Book.of(
        versions().stream()
            .filter(some)
            .map(v -> new Book.Entry(v.slug(), v.kind(), v.span(), v.content()))
            .toList());
  }
}
