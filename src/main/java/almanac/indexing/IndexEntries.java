package almanac.indexing;

import almanac.document.Audience;
import almanac.document.Documents.Plane;
import almanac.document.Version;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Kind;
import almanac.document.text.Markdown;
import almanac.document.text.Period;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline.Rectangle;
import almanac.search.IndexEntry;
import almanac.search.IndexEntry.IndexedClause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents as entries of an index. Pure. */
public final class IndexEntries {
  private IndexEntries() {}

  /**
   * An entry for each rectangle of a document. Where the text cannot be read, a rectangle that is
   * closed by now is {@link #nowhere}, and one that is still open is left out: see {@link
   * #unreadable}.
   *
   * @param horizon up to where the index that takes them is whole; what ended before is past
   */
  public static List<IndexEntry> of(Plane plane, Instant horizon) {
    Map<Integer, Version> versions = new HashMap<>();
    plane.versions().forEach(v -> versions.put(v.number(), v));
    Map<Integer, List<IndexedClause>> clauses = new HashMap<>();
    return plane.rectangles().stream()
        .filter(r -> r.knownUntil() != null || isReadable(r, plane))
        .map(r -> {
          if (!isReadable(r, plane)) {
            return nowhere(plane.slug(), plane.kind(), r);
          }
          Version version = versions.get(r.segment().number());
          if (version == null) {
            throw new IllegalStateException("no version for " + r + " of " + plane.slug());
          }
          return entry(
              r,
              IndexEntry.isPast(r, horizon),
              version,
              clauses.computeIfAbsent(version.number(), n -> clauses(version.content())));
        })
        .toList();
  }

  /** Why a text that is to be found now cannot be read; null: all of them can. */
  static @Nullable String unreadable(Plane plane) {
    for (Rectangle r : plane.rectangles()) {
      if (r.knownUntil() == null && !isReadable(r, plane)) {
        int number = r.segment().number();
        return "version " + number + " cannot be read: " + plane.unreadable().get(number);
      }
    }
    return null;
  }

  private static boolean isReadable(Rectangle r, Plane plane) {
    return !plane.unreadable().containsKey(r.segment().number());
  }

  /**
   * An entry that nobody finds, for it ends where it begins. It takes the place of what an index
   * may hold of this rectangle from the time when it was open and well, and would show for ever.
   */
  static IndexEntry nowhere(String slug, Kind kind, Rectangle r) {
    return new IndexEntry(
        slug,
        kind,
        new Rectangle(r.segment(), r.knownFrom(), r.knownFrom()),
        Audience.EVERYONE.key(),
        "",
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        new Period(LocalDate.EPOCH, null),
        null,
        true,
        "",
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        true);
  }

  private static List<IndexedClause> clauses(VersionContent content) {
    return content.clauses().stream()
        .map(c -> new IndexedClause(c.id(), c.heading(), Markdown.text(c)))
        .toList();
  }

  private static IndexEntry entry(
      Rectangle r, boolean past, Version version, List<IndexedClause> clauses) {
    VersionContent c = version.content();
    return new IndexEntry(
        version.slug(),
        version.kind(),
        r,
        version.audience().key(),
        c.title(),
        c.aliases(),
        c.heardAs(),
        c.askedAs(),
        c.summary(),
        clauses,
        c.effective(),
        c.reviewBy(),
        c.sample(),
        c.owner(),
        c.products(),
        c.regions(),
        c.tags(),
        number(c),
        besides(c),
        c.sources().stream().map(Source::authority).distinct().toList(),
        past);
  }

  private static String number(VersionContent c) {
    return c.details() instanceof PolicyDetails policy && policy.number() != null
        ? policy.number()
        : "";
  }

  private static List<String> besides(VersionContent c) {
    List<String> lines = new ArrayList<>();
    for (Source source : c.sources()) {
      lines.add(source.title());
      if (source.number() != null) {
        lines.add(source.number());
      }
      if (source.article() != null) {
        lines.add(source.article());
      }
    }
    c.card().lines().forEach(line -> lines.add(line.text()));
    if (c.details() instanceof SpecialCaseDetails special) {
      lines.addAll(special.signals());
      special.steps().forEach(step -> lines.add(step.what()));
    }
    return lines;
  }
}
