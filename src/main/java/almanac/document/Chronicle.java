package almanac.document;

import almanac.document.journal.Journal;
import almanac.document.time.BusinessTime;
import almanac.document.time.InForceChange;
import almanac.document.time.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What changed: the journal as a reader may see it, and what that meant day by day. */
@ApplicationScoped
@Transactional
public class Chronicle {
  // Entries looked at in one step: enough to fill a page at once, small in memory.
  private static final int STEP = 200;

  private final Documents documents;
  private final Journal journal;
  private final BusinessTime time;

  Chronicle(Documents documents, Journal journal, BusinessTime time) {
    this.documents = documents;
    this.journal = journal;
    this.time = time;
  }

  /**
   * The journal as the viewer may see it: publications and withdrawals of versions that he may
   * read.
   *
   * @param after the place to go on behind
   */
  public Page<Journal.VersionEntry> changes(
      Viewer viewer, DocumentFilter filter, int first, Journal.Place after) {
    List<Journal.VersionEntry> found = new ArrayList<>();
    Journal.Place behind = after;
    while (found.size() <= first) {
      List<Journal.VersionEntry> entries = journal.behind(behind, STEP);
      if (entries.isEmpty()) {
        break;
      }
      Map<String, List<Integer>> readable = new HashMap<>();
      for (Version v : readable(entries, viewer, filter)) {
        readable.computeIfAbsent(v.slug(), s -> new ArrayList<>()).add(v.number());
      }
      entries.stream()
          .filter(e -> readable.getOrDefault(e.slug(), List.of()).contains(e.number()))
          .forEach(found::add);
      behind = place(entries.getLast());
    }
    return Page.of(found.size() > first + 1 ? found.subList(0, first + 1) : found, first);
  }

  /** A change, and the version that it happened to as the viewer reads it. */
  public record Sight(Journal.VersionEntry entry, Version version) {}

  /**
   * What a viewer saw of a stretch of the journal.
   *
   * @param end the place of the last entry that was looked at, seen or not; for nobody's eyes
   * @param more whether there may be more behind it already
   */
  public record Look(List<Sight> sights, Journal.Place end, boolean more) {}

  /**
   * Looks at the next entries as the viewer may see them at this moment.
   *
   * @param behind the place to go on behind
   * @param until later entries are left for the next look
   * @param most how many entries are looked at
   */
  public Look next(
      Viewer viewer, DocumentFilter filter, Journal.Place behind, Instant until, int most) {
    List<Journal.VersionEntry> entries =
        journal.behind(behind, most).stream().takeWhile(e -> !e.at().isAfter(until)).toList();
    Map<String, Version> readable = new HashMap<>();
    for (Version v : readable(entries, viewer, filter)) {
      readable.put(v.slug() + "/" + v.number(), v);
    }
    List<Sight> sights = new ArrayList<>();
    for (Journal.VersionEntry entry : entries) {
      Version version = readable.get(entry.slug() + "/" + entry.number());
      if (version != null) {
        sights.add(new Sight(entry, version));
      }
    }
    return new Look(
        sights, entries.isEmpty() ? behind : place(entries.getLast()), entries.size() == most);
  }

  private List<Version> readable(
      List<Journal.VersionEntry> entries, Viewer viewer, DocumentFilter filter) {
    Map<String, List<Integer>> wanted = new HashMap<>();
    entries.forEach(e -> wanted.computeIfAbsent(e.slug(), s -> new ArrayList<>()).add(e.number()));
    return documents.versions(wanted, viewer).stream()
        .filter(v -> filter.admits(v.kind(), v.content()))
        .toList();
  }

  /** The place of an entry. */
  public static Journal.Place place(Journal.VersionEntry entry) {
    return new Journal.Place(entry.at(), entry.slug(), entry.number());
  }

  /**
   * A version that was ever published, without its text.
   *
   * @param substantive false: only its wording differs from that of the version before
   * @param audience who may read it, later versions considered
   */
  public record Edition(Timeline.Span span, boolean substantive, Audience audience) {}

  /** The versions of some documents that were ever published; in order of slugs and numbers. */
  public Map<String, List<Edition>> editions(Collection<String> slugs) {
    List<History> histories = History.of(slugs);
    Set<Long> reworded = reworded(histories.stream().map(History::slug).toList());
    Map<String, List<Edition>> editions = new LinkedHashMap<>();
    for (History history : histories) {
      editions.put(
          history.slug(),
          history.versions().stream()
              .map(v -> new Edition(v.span(), !reworded.contains(v.id), history.audience(v)))
              .toList());
    }
    return editions;
  }

  // Told from the stored form, for to read whole texts would take much longer.
  private static Set<Long> reworded(List<String> slugs) {
    return slugs.isEmpty()
        ? Set.of()
        : Set.copyOf(
            VersionRow.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                    """
                    select v.id from version v join version_text t on t.version_id = v.id
                    where v.slug in (:slugs)
                      and t.content -> 'substantive' = cast('false' as jsonb)
                    """,
                    Long.class)
                .setParameter("slugs", slugs)
                .getResultList());
  }

  /** A change of a day, and the document that it happened to. */
  public record DatedChange(String slug, InForceChange change) {}

  /**
   * What took effect, lapsed, was corrected or withdrawn on the days {@code [from, until)}, by day
   * and then by slug.
   *
   * @param after the place to go on behind: a day and a slug; null: from the first
   */
  public Page<DatedChange> inForceChanges(
      LocalDate from,
      LocalDate until,
      DocumentFilter filter,
      Viewer viewer,
      int first,
      @Nullable DatedChange after) {
    Instant start = from.atStartOfDay(time.zone()).toInstant();
    Instant end = until.atStartOfDay(time.zone()).toInstant();
    List<String> touched =
        VersionRow.getEntityManager()
            .createQuery(
                """
                select distinct v.slug from VersionRow v where v.publishedAt is not null and (
                  (v.effectiveFrom >= :from and v.effectiveFrom < :until)
                  or (v.effectiveUntil >= :from and v.effectiveUntil < :until)
                  or (v.publishedAt >= :start and v.publishedAt < :end)
                  or (v.withdrawnAt >= :start and v.withdrawnAt < :end))
                """,
                String.class)
            .setParameter("from", from)
            .setParameter("until", until)
            .setParameter("start", start)
            .setParameter("end", end)
            .getResultList();
    Instant head = journal.head();
    Comparator<DatedChange> order =
        Comparator.<DatedChange, LocalDate>comparing(c -> c.change().day())
            .thenComparing(DatedChange::slug);
    List<DatedChange> changes = new ArrayList<>();
    Map<String, History> histories = new HashMap<>();
    for (History history : History.of(touched)) {
      histories.put(history.slug(), history);
      for (InForceChange c : InForceChange.of(history.spans(), from, until, time, head)) {
        changes.add(new DatedChange(history.slug(), c));
      }
    }
    changes.sort(order);
    List<DatedChange> found = new ArrayList<>();
    for (DatedChange c : changes) {
      if (found.size() <= first
          && (after == null || order.compare(c, after) > 0)
          && readable(histories.get(c.slug()), c.change(), filter, viewer)) {
        found.add(c);
      }
    }
    return Page.of(found, first);
  }

  // Both texts must be his to read: that a hidden one stood before would tell of it.
  private static boolean readable(
      @Nullable History history, InForceChange change, DocumentFilter filter, Viewer viewer) {
    if (history == null) {
      return false;
    }
    List<VersionRow> rows = new ArrayList<>();
    for (@Nullable Integer number : Arrays.asList(change.now(), change.before())) {
      if (number != null) {
        rows.add(history.version(number));
      }
    }
    return rows.stream().allMatch(r -> Documents.readable(history, r, viewer))
        && Documents.contents(rows).stream().anyMatch(c -> filter.admits(history.kind(), c));
  }
}
