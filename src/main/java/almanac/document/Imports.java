package almanac.document;

import static java.util.stream.Collectors.groupingBy;

import almanac.document.DocumentException.InvalidContent;
import almanac.document.ImportedDocument.Item;
import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Action;
import almanac.document.journal.Journal.Line;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.time.BusinessTime;
import almanac.document.workflow.VersionState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Versions that come from files. A version enters as it was published elsewhere, or in review: an
 * import is no way around the second pair of eyes. The instants of a publication are believed only
 * for a document that the database does not hold yet.
 */
@ApplicationScoped
@Transactional
public class Imports {
  /** Traces the steps of an import, so that a test can cut it off in each of them. */
  public static final Logger STEPS = Logger.getLogger("almanac.import.steps");

  private static final String ACTOR = "import";

  // What somebody still writes at is nothing that a file could meet.
  private static final String NO_DRAFTS =
      "slug in ?1 and state <> almanac.document.workflow.VersionState.DRAFT order by slug, number";

  // Documents asked for at once: few questions, and few texts in memory.
  private static final int STEP = 200;

  private final EntityManager database;
  private final Journal journal;
  private final BusinessTime time;

  Imports(EntityManager database, Journal journal, BusinessTime time) {
    this.database = database;
    this.journal = journal;
    this.time = time;
  }

  /**
   * A version that the database holds.
   *
   * @param last the last instant of its history; null while it was never published
   */
  public record Held(
      String slug,
      Kind kind,
      int number,
      LocalDate from,
      String hash,
      boolean withdrawn,
      @Nullable Instant last) {}

  /** The versions that the database holds of some documents, by slug, in order of their numbers. */
  public Map<String, List<Held>> held(Collection<String> slugs) {
    Map<String, List<Held>> held = new HashMap<>();
    for (List<String> some : steps(slugs)) {
      held.putAll(
          VersionRow.<VersionRow>list(NO_DRAFTS, some).stream()
              .map(Imports::held)
              .collect(groupingBy(Held::slug)));
    }
    return held;
  }

  private static Held held(VersionRow v) {
    return new Held(
        v.slug,
        v.kind,
        v.number,
        v.effectiveFrom,
        v.contentHash,
        v.withdrawnAt != null,
        v.withdrawnAt != null ? v.withdrawnAt : v.publishedAt);
  }

  private static List<List<String>> steps(Collection<String> slugs) {
    List<String> all = List.copyOf(slugs);
    List<List<String>> steps = new ArrayList<>();
    for (int from = 0; from < all.size(); from += STEP) {
      steps.add(all.subList(from, Math.min(all.size(), from + STEP)));
    }
    return steps;
  }

  /**
   * What can be pointed at in a document.
   *
   * @param clauses the ids of the clauses of its newest version
   * @param figures the names of the figures of any version
   */
  public record Target(Set<String> clauses, Set<String> figures) {}

  /** What can be pointed at in some documents, by slug; one that is not held is left out. */
  public Map<String, Target> targets(Collection<String> slugs) {
    Map<String, Target> targets = new HashMap<>();
    for (List<String> some : steps(slugs)) {
      List<VersionRow> rows = VersionRow.list(NO_DRAFTS, some);
      List<VersionContent> contents = Documents.contents(rows);
      for (int i = 0; i < rows.size(); i++) {
        Target target =
            targets.computeIfAbsent(
                rows.get(i).slug, _ -> new Target(new HashSet<>(), new HashSet<>()));
        target.clauses().clear();
        contents.get(i).clauses().forEach(c -> target.clauses().add(c.id()));
        if (contents.get(i).details() instanceof PolicyDetails policy) {
          target.figures().addAll(policy.figures().keySet());
        }
      }
    }
    return targets;
  }

  /** The documents whose newest version links to a clause, written {@code slug#clause}. */
  public List<String> linkingTo(String clause) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select v.slug from version v join version_text t on t.version_id = v.id
            where strpos(t.content::text, ?1) > 0
              and v.number = (
                select max(w.number) from version w where w.slug = v.slug and w.state <> 'DRAFT')
            order by v.slug
            """,
            String.class)
        .setParameter(1, "](" + clause + ")")
        .getResultList();
  }

  /** Whether an import is due without being asked for: the first one, or one that was cut off. */
  public boolean due() {
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select not exists (select from document)
              or exists (select from content_import where finished_at is null)
            """,
            Boolean.class)
        .getSingleResult();
  }

  /** Remembers that an import begins to write. */
  public long start() {
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            "insert into content_import (started_at) values (?1) returning id", Long.class)
        .setParameter(1, time.now())
        .getSingleResult();
  }

  /** Remembers that an import wrote all that it had to, and with it those that were cut off. */
  public void finish(long id) {
    database
        .createNativeQuery(
            "update content_import set finished_at = ?1 where finished_at is null and id <= ?2")
        .setParameter(1, time.now())
        .setParameter(2, id)
        .executeUpdate();
  }

  /**
   * Adds versions, whole documents in one transaction: all of them or none.
   *
   * @throws InvalidContent if a document has come to hold other versions than those that the caller
   *     planned for
   */
  public void add(List<ImportedDocument> documents) {
    // Asked for all at once: a question for each document would take longer than writing it.
    List<String> slugs = documents.stream().map(ImportedDocument::slug).toList();
    Map<String, DocumentRow> held = new HashMap<>();
    DocumentRow.<DocumentRow>find("slug in ?1 order by slug", slugs)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .forEach(d -> held.put(d.slug, d));
    Map<String, List<VersionRow>> known =
        VersionRow.<VersionRow>list("slug in ?1 order by slug, number", slugs).stream()
            .collect(groupingBy(v -> v.slug));
    Map<String, Map<Integer, Integer>> steps = RevisionRow.last(slugs);
    for (ImportedDocument document : documents) {
      DocumentRow row = held.get(document.slug());
      if (row == null) {
        row = new DocumentRow();
        row.slug = document.slug();
        row.kind = document.kind();
        row.persist();
      }
      if (row.kind != document.kind()) {
        throw new InvalidContent(document.slug() + " is a " + row.kind.folder() + " already.");
      }
    }
    database.flush(); // the documents' rows are locked by now; the journal's lock comes last
    Instant at = journal.lock();
    List<List<Line>> lines = new ArrayList<>();
    List<Instant> instants = new ArrayList<>();
    List<TextRow> texts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      ImportedDocument document = documents.get(i);
      at = i == 0 ? at : journal.later(at);
      Arrival arrival =
          new Arrival(
              document,
              !held.containsKey(document.slug()),
              at,
              journal.later(at),
              steps.getOrDefault(document.slug(), Map.of()));
      texts.addAll(arrival.persist(known.getOrDefault(document.slug(), List.of())));
      instants.add(at);
      lines.add(arrival.came);
      if (!arrival.wentAgain.isEmpty()) {
        at = arrival.later;
        instants.add(at);
        lines.add(arrival.wentAgain);
      }
    }
    texts.forEach(t -> t.persist()); // apart from the versions, so that each is written in batches
    database.flush();
    STEPS.tracef("rows %d documents from %s", documents.size(), documents.getFirst().slug());
    journal.append(instants, lines);
    database.flush();
    database.clear();
    STEPS.tracef("journal up to %s", at);
  }

  /** The versions that one document brings, and what the journal will say of them. */
  private static final class Arrival {
    private final ImportedDocument document;
    private final boolean isNew;
    private final Instant at;
    private final Instant later;
    private final Map<Integer, Integer> steps;
    private final List<Line> came = new ArrayList<>();
    private final List<Line> wentAgain = new ArrayList<>();

    /**
     * @param steps the last revision of each version that ever was, drafts that are gone included
     */
    Arrival(
        ImportedDocument document,
        boolean isNew,
        Instant at,
        Instant later,
        Map<Integer, Integer> steps) {
      this.steps = steps;
      this.document = document;
      this.isNew = isNew;
      this.at = at;
      this.later = later;
    }

    /** Persists the versions; their texts are left to the caller. */
    List<TextRow> persist(List<VersionRow> known) {
      int number = known.isEmpty() ? 0 : known.getLast().number;
      List<TextRow> texts = new ArrayList<>();
      for (Item item : document.versions()) {
        number = number(item, number);
        VersionRow row = row(item, number);
        row.persist();
        TextRow text = new TextRow();
        text.versionId = row.id;
        text.content = item.stored();
        texts.add(text);
      }
      return texts;
    }

    // A number that was given elsewhere stays: the gaps between them are drafts thrown away there.
    private int number(Item item, int last) {
      int number =
          item.published() == null
              ? 1 + steps.keySet().stream().reduce(last, Math::max)
              : item.published().number();
      if (number <= last) {
        throw new InvalidContent(
            "%s: a version above %d was expected next, not %d."
                .formatted(document.slug(), last, number));
      }
      return number;
    }

    private VersionRow row(Item item, int number) {
      VersionRow row = new VersionRow();
      row.slug = document.slug();
      row.kind = document.kind();
      row.number = number;
      // A draft that is gone may have borne the number, and its steps are kept.
      row.revision = 1 + steps.getOrDefault(number, 0);
      row.effectiveFrom = item.content().effective().from();
      row.effectiveUntil = item.content().effective().until();
      row.audience = item.content().audience();
      row.contentHash = item.hash();
      row.importedAt = at;
      Publication published = item.published();
      if (published == null) {
        row.author = ACTOR;
        row.state = VersionState.IN_REVIEW;
        came.add(new Line(Action.SUBMITTED, row.slug, number, ACTOR));
      } else {
        publish(row, published, item.withdrawn());
      }
      return row;
    }

    // What is published here, and not for the first time elsewhere, is known from now on; and if it
    // was withdrawn there, that is a moment later here.
    private void publish(VersionRow row, Publication published, @Nullable Withdrawal withdrawn) {
      row.author = published.author();
      row.approvedBy = published.approvedBy();
      row.state = VersionState.PUBLISHED;
      row.publishedAt = isNew ? published.at() : at;
      came.add(new Line(Action.PUBLISHED, row.slug, row.number, row.author));
      if (withdrawn != null) {
        row.state = VersionState.WITHDRAWN;
        row.withdrawnAt = isNew ? withdrawn.at() : later;
        row.withdrawnBy = withdrawn.by();
        row.withdrawnReason = withdrawn.reason();
        wentAgain.add(new Line(Action.WITHDRAWN, row.slug, row.number, withdrawn.by()));
      }
    }
  }
}
