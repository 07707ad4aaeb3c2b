package almanac.document;

import static java.util.stream.Collectors.groupingBy;

import almanac.document.DocumentException.InvalidContent;
import almanac.document.ImportedDocument.Item;
import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.text.ContentJson;
import almanac.document.text.Kind;
import almanac.document.time.Moment;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All versions of one document that were ever published, in order of their numbers. */
record History(String slug, Kind kind, List<VersionRow> versions) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  // A version that was begun later may be published earlier.
  private static final Comparator<VersionRow> IN_ORDER =
      Comparator.comparing((VersionRow v) -> v.span().publishedAt())
          .thenComparingInt(v -> v.number);

  /**
   * The histories of some documents, in order of their slugs; a document without one is left out.
   */
  static List<History> of(Collection<String> slugs) {
    // The database takes a NUL in a text for an attack and fails; what has no slug's form is not
    // there.
    List<String> possible = slugs.stream().filter(SLUG.asMatchPredicate()).toList();
    if (possible.isEmpty()) {
      return List.of();
    }
    Map<String, List<VersionRow>> bySlug =
        VersionRow.<VersionRow>list(
                "slug in ?1 and publishedAt is not null order by slug, number", possible)
            .stream()
            .collect(groupingBy(v -> v.slug, LinkedHashMap::new, Collectors.toList()));
    return bySlug.entrySet().stream()
        .map(e -> new History(e.getKey(), e.getValue().getFirst().kind, e.getValue()))
        .toList();
  }

  /**
   * The whole history as files tell it.
   *
   * @param texts the stored texts, by the ids of their versions
   */
  ImportedDocument told(Map<Long, String> texts) {
    return new ImportedDocument(slug, kind, versions.stream().map(v -> told(v, texts)).toList());
  }

  private static Item told(VersionRow v, Map<Long, String> texts) {
    String stored = texts.getOrDefault(v.id, "null");
    try {
      return new Item(
          ContentJson.read(stored),
          stored,
          v.contentHash,
          new Publication(
              v.number,
              v.span().publishedAt(),
              v.author,
              Objects.requireNonNullElse(v.approvedBy, "")),
          v.withdrawnAt == null
              ? null
              : new Withdrawal(
                  v.withdrawnAt, Objects.requireNonNullElse(v.withdrawnBy, ""), v.withdrawnReason));
    } catch (ContentJson.Unreadable e) {
      throw new InvalidContent(
          "Version %d of %s cannot be read: %s".formatted(v.number, v.slug, e.getMessage()));
    }
  }

  List<Timeline.Span> spans() {
    return versions.stream().map(VersionRow::span).toList();
  }

  VersionRow version(int number) {
    return versions.stream().filter(v -> v.number == number).findFirst().orElseThrow();
  }

  /** Who may read a version: its own audience, and that of every later one not withdrawn. */
  Audience audience(VersionRow version) {
    return Audience.of(
        versions.stream()
            .filter(v ->
                v.number == version.number
                    || (v.withdrawnAt == null && IN_ORDER.compare(v, version) > 0))
            .map(v -> v.audience)
            .toList());
  }

  /** The version that was published last and not withdrawn. */
  Optional<VersionRow> last() {
    return versions.stream().filter(v -> v.withdrawnAt == null).max(IN_ORDER);
  }

  /** The number of the version in force on a day; null: none is. */
  static @Nullable Integer governingOn(String slug, LocalDate day, Instant knownAt) {
    return of(List.of(slug)).stream()
        .flatMap(h -> Timeline.governing(h.spans(), day, knownAt).stream())
        .filter(s -> s.state() == State.IN_FORCE)
        .map(Segment::number)
        .findFirst()
        .orElse(null);
  }

  static boolean isSlug(String slug) {
    return SLUG.matcher(slug).matches();
  }

  /** The version that answers at a moment, if there is one and the viewer may read it. */
  Optional<Segment> governing(Moment moment, Viewer viewer) {
    return Timeline.governing(spans(), moment.asOf(), moment.knownAt())
        .filter(s -> audience(version(s.number())).admits(viewer));
  }
}
