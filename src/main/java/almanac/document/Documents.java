package almanac.document;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.Forbidden;
import almanac.document.journal.Journal;
import almanac.document.text.ContentJson;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.time.BusinessTime;
import almanac.document.time.Moment;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.Segment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The reads of the truth. A document that does not exist and one that is not for the viewer cannot
 * be told apart by any of them.
 */
@ApplicationScoped
@Transactional
public class Documents {
  // Documents looked at in one step of a listing: enough to fill a page at once, small in memory.
  private static final int STEP = 200;

  // Asked each second, and about the few entries that an index has not applied. A version narrows
  // an earlier one unless a set of groups that this one demands anyway lies within the new set.
  private static final String WITHHELD =
      """
      select j.slug from journal j where j.at > :after and j.action = 'WITHDRAWN'
      union
      select j.slug from journal j
      join version n on n.slug = j.slug and n.number = j.number
      join version v on v.slug = n.slug
        and (v.published_at, v.number) < (n.published_at, n.number)
      where j.at > :after and j.action = 'PUBLISHED'
        and cardinality(n.audience) > 0 and n.withdrawn_at is null
        and v.published_at is not null and greatest(v.published_at, v.imported_at) <= :after
        and not exists (
          select 1 from version w
          where w.slug = v.slug and cardinality(w.audience) > 0 and w.audience <@ n.audience
            and (w.number = v.number
              or ((w.published_at, w.number) > (v.published_at, v.number)
                and w.number <> n.number and w.withdrawn_at is null
                and greatest(w.published_at, w.imported_at) <= :after)))
      """;

  private final EntityManager database;
  private final Journal journal;
  private final BusinessTime time;

  Documents(EntityManager database, Journal journal, BusinessTime time) {
    this.database = database;
    this.journal = journal;
    this.time = time;
  }

  /**
   * The moment of a question. Absent times mean today and the journal's head, never a local clock.
   *
   * @throws BadRequest if {@code knownAt} is later than the journal's head
   * @throws Forbidden if there is one and the viewer has no right to history
   */
  public Moment moment(@Nullable LocalDate asOf, @Nullable Instant knownAt, Viewer viewer) {
    Instant head = journal.head();
    // Where the last change lies tells of changes that are not for him.
    if (knownAt != null && !viewer.history()) {
      throw new Forbidden("Asking what was known at a moment needs the right to history.");
    }
    if (knownAt != null && knownAt.isAfter(head)) {
      throw new BadRequest("knownAt " + knownAt + " lies after the last change.");
    }
    return new Moment(asOf == null ? time.today() : asOf, knownAt == null ? head : knownAt);
  }

  /** A document at a moment; empty: no such document, or nothing known of it, or not for him. */
  public Optional<Document> governing(String slug, Moment moment, Viewer viewer) {
    return governing(List.of(slug), moment, viewer).stream().findFirst();
  }

  /** Several documents at a moment, in order of their slugs; those he may not read are left out. */
  public List<Document> governing(Collection<String> slugs, Moment moment, Viewer viewer) {
    return standing(slugs, DocumentFilter.ALL, true, moment, viewer);
  }

  /**
   * The documents of a filter at a moment, in order of their slugs.
   *
   * @param after the slug to begin behind; null: from the first
   */
  public Page<Document> list(
      DocumentFilter filter, Moment moment, Viewer viewer, int first, @Nullable String after) {
    List<Document> found = new ArrayList<>();
    String behind = after == null ? "" : after;
    while (found.size() <= first) {
      List<String> slugs = slugs(behind, STEP);
      if (slugs.isEmpty()) {
        break;
      }
      found.addAll(standing(slugs, filter, false, moment, viewer));
      behind = slugs.getLast();
    }
    return Page.of(found, first);
  }

  /** The documents behind a slug, whether anybody may read them or not, in order. */
  public List<String> slugs(String behind, int most) {
    return DocumentRow.<DocumentRow>find("slug > ?1 order by slug", behind).page(0, most).stream()
        .map(d -> d.slug)
        .toList();
  }

  private static List<Document> standing(
      Collection<String> slugs,
      DocumentFilter filter,
      boolean anyState,
      Moment moment,
      Viewer viewer) {
    List<History> histories = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    for (History history : History.of(slugs)) {
      Optional<Segment> governing = history.governing(moment, viewer);
      if (governing.isPresent()
          && (anyState || filter.states().contains(governing.get().state()))) {
        histories.add(history);
        segments.add(governing.get());
      }
    }
    List<VersionRow> rows = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      rows.add(histories.get(i).version(segments.get(i).number()));
    }
    List<VersionContent> contents = contents(rows);
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      VersionContent content = contents.get(i);
      if (filter.admits(rows.get(i).kind, content)) {
        Audience audience = histories.get(i).audience(rows.get(i));
        documents.add(new Document(version(rows.get(i), audience, content), segments.get(i)));
      }
    }
    return documents;
  }

  /** One version that was ever published; withdrawn ones only with the right to history. */
  public Optional<Version> version(String slug, int number, Viewer viewer) {
    return versions(Map.of(slug, List.of(number)), viewer).stream().findFirst();
  }

  /** Some versions, by slug and number, in that order; those he may not read are left out. */
  public List<Version> versions(Map<String, List<Integer>> wanted, Viewer viewer) {
    List<VersionRow> rows = new ArrayList<>();
    List<Audience> audiences = new ArrayList<>();
    for (History history : History.of(wanted.keySet())) {
      for (VersionRow row : history.versions()) {
        if (wanted.getOrDefault(history.slug(), List.of()).contains(row.number)
            && readable(history, row, viewer)) {
          rows.add(row);
          audiences.add(history.audience(row));
        }
      }
    }
    return versions(rows, audiences);
  }

  /**
   * The versions of a document that were ever published, the newest first.
   *
   * @param below the number to go on below; null: from the newest
   */
  public Page<Version> history(String slug, Viewer viewer, int first, @Nullable Integer below) {
    List<VersionRow> rows = new ArrayList<>();
    List<Audience> audiences = new ArrayList<>();
    for (History history : History.of(List.of(slug))) {
      for (VersionRow row : history.versions().reversed()) {
        if ((below == null || row.number < below)
            && rows.size() <= first
            && readable(history, row, viewer)) {
          rows.add(row);
          audiences.add(history.audience(row));
        }
      }
    }
    return Page.of(versions(rows, audiences), first);
  }

  static boolean readable(History history, VersionRow row, Viewer viewer) {
    return (row.withdrawnAt == null || viewer.history()) && history.audience(row).admits(viewer);
  }

  static List<Version> versions(List<VersionRow> rows, List<Audience> audiences) {
    List<VersionContent> contents = contents(rows);
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      versions.add(version(rows.get(i), audiences.get(i), contents.get(i)));
    }
    return versions;
  }

  /**
   * A document's rectangles, each version that stands in one of them, and who may read it.
   *
   * @param unreadable the numbers of versions whose text cannot be read, each with the reason; they
   *     have rectangles, but are not among {@code versions}
   */
  public record Plane(
      String slug,
      Kind kind,
      List<Rectangle> rectangles,
      List<Version> versions,
      SortedMap<Integer, String> unreadable) {}

  /** What an index must hold of some documents, as they are now; in order of their slugs. */
  public List<Plane> planes(Collection<String> slugs) {
    List<History> histories = History.of(slugs);
    Map<Long, String> texts =
        texts(histories.stream().flatMap(h -> h.versions().stream()).toList());
    return histories.stream().map(h -> plane(h, texts)).toList();
  }

  /**
   * All that was ever published of some documents, for any reader, as files tell it; in order of
   * their slugs.
   *
   * @throws DocumentException.InvalidContent if a text cannot be read
   */
  public List<ImportedDocument> published(Collection<String> slugs) {
    List<History> histories = History.of(slugs);
    Map<Long, String> texts =
        texts(histories.stream().flatMap(h -> h.versions().stream()).toList());
    return histories.stream().map(h -> h.told(texts)).toList();
  }

  private static Plane plane(History history, Map<Long, String> texts) {
    List<Version> versions = new ArrayList<>();
    SortedMap<Integer, String> unreadable = new TreeMap<>();
    for (VersionRow row : history.versions()) {
      try {
        versions.add(version(row, history.audience(row), content(row, texts)));
      } catch (ContentJson.Unreadable e) {
        unreadable.put(row.number, String.valueOf(e.getMessage()));
      }
    }
    return new Plane(
        history.slug(), history.kind(), Timeline.rectangles(history.spans()), versions, unreadable);
  }

  /**
   * The documents of which journal entries later than an instant took something from a reader: they
   * withdraw a version, or publish one whose audience shuts somebody out of a version that was
   * known here by then. Whoever answers from an older state leaves these documents out.
   */
  public Set<String> withheld(Instant after) {
    if (!journal.head().isAfter(after)) {
      return Set.of(); // as nearly always: one look into an index
    }
    return Set.copyOf(
        database
            .unwrap(Session.class)
            .createNativeQuery(WITHHELD, String.class)
            .setParameter("after", after)
            .getResultList());
  }

  /** The texts of some versions, in their order. */
  static List<VersionContent> contents(List<VersionRow> rows) {
    Map<Long, String> texts = texts(rows);
    List<VersionContent> contents = new ArrayList<>();
    for (VersionRow row : rows) {
      try {
        contents.add(content(row, texts));
      } catch (ContentJson.Unreadable e) {
        throw new IllegalStateException(
            "version %d of %s cannot be read".formatted(row.number, row.slug), e);
      }
    }
    return contents;
  }

  private static Map<Long, String> texts(List<VersionRow> rows) {
    Map<Long, String> byId = new HashMap<>();
    if (!rows.isEmpty()) {
      TextRow.<TextRow>list("versionId in ?1", rows.stream().map(r -> r.id).toList())
          .forEach(t -> byId.put(t.versionId, t.content));
    }
    return byId;
  }

  // A version without a text is read as the text "null", which nobody can read.
  private static VersionContent content(VersionRow row, Map<Long, String> texts) {
    return ContentJson.read(texts.getOrDefault(row.id, "null"));
  }

  private static Version version(VersionRow row, Audience audience, VersionContent content) {
    return new Version(
        row.slug,
        row.kind,
        row.number,
        row.revision,
        row.state,
        row.author,
        row.approvedBy,
        row.publishedAt,
        row.importedAt,
        row.withdrawnAt,
        row.contentHash,
        audience,
        content);
  }
}
