package almanac.document;

import almanac.document.time.BusinessTime;
import static java.util.stream.Collectors.groupingBy;

import almanac.document.DocumentException.InvalidContent;
import almanac.document.ImportedDocument.Item;
import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.Journal.Action;
import almanac.document.Journal.Line;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
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
    return slugs.isEmpty()
        ? Map.of()
        : VersionRow.<VersionRow>list("slug in ?1 order by slug, number", slugs).stream()
            .map(
                v ->
                    new Held(
                        v.slug,
                        v.kind,
                        v.number,
                        v.effectiveFrom,
                        v.contentHash,
                        v.withdrawnAt != null,
                        v.withdrawnAt != null ? v.withdrawnAt : v.publishedAt))
            .collect(groupingBy(Held::slug));
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
    for (String slug : slugs) {
      Set<String> clauses = new HashSet<>();
      Set<String> figures = new HashSet<>();
      List<VersionRow> rows = VersionRow.list("slug = ?1 order by number", slug);
      for (VersionContent content : Documents.contents(rows)) {
        clauses.clear();
        content.clauses().forEach(c -> clauses.add(c.id()));
        if (content.details() instanceof PolicyDetails policy) {
          figures.addAll(policy.figures().keySet());
        }
      }
      if (!rows.isEmpty()) {
        targets.put(slug, new Target(clauses, figures));
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
              and v.number = (select max(w.number) from version w where w.slug = v.slug)
            order by v.slug
            """,
            String.class)
        .setParameter(1, "](" + clause + ")")
        .getResultList();
  }

  /** Whether an import is due without being asked for: the first one, or one that was cut off. */
  public boolean due() {
    return database
        .createQuery(
            """
            select not exists (select 1 from DocumentRow)
              or exists (select 1 from ImportRow i where i.finishedAt is null)
            """,
            Boolean.class)
        .getSingleResult();
  }

  /** Remembers that an import begins to write. */
  public long start() {
    ImportRow row = new ImportRow();
    row.startedAt = time.now();
    row.persist();
    return row.id;
  }

  /** Remembers that an import wrote all that it had to, and with it those that were cut off. */
  public void finish(long id) {
    ImportRow.update("finishedAt = ?1 where finishedAt is null and id <= ?2", time.now(), id);
  }

  /**
   * Adds versions, whole documents in one transaction: all of them or none.
   *
   * @throws InvalidContent if a document has come to hold other versions than those that the caller
   *     planned for
   */
  public void add(List<ImportedDocument> documents) {
    List<List<VersionRow>> known = new ArrayList<>();
    List<Boolean> isNew = new ArrayList<>();
    for (ImportedDocument document : documents) {
      DocumentRow row = DocumentRow.findById(document.slug(), LockModeType.PESSIMISTIC_WRITE);
      isNew.add(row == null);
      if (row == null) {
        row = new DocumentRow();
        row.slug = document.slug();
        row.kind = document.kind();
        row.persist();
      }
      if (row.kind != document.kind()) {
        throw new InvalidContent(document.slug() + " is a " + row.kind.folder() + " already.");
      }
      known.add(VersionRow.list("slug = ?1 order by number", document.slug()));
    }
    database.flush(); // the documents' rows are locked by now; the journal's lock comes last
    Instant at = journal.lock();
    List<List<Line>> lines = new ArrayList<>();
    List<Instant> instants = new ArrayList<>();
    List<TextRow> texts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      at = i == 0 ? at : journal.later(at);
      instants.add(at);
      // Here it is published now, so it cannot have been withdrawn before: that is a moment later.
      Instant withdrawn = isNew.get(i) ? at : journal.later(at);
      List<Line> published = new ArrayList<>();
      List<Line> takenBack = isNew.get(i) ? published : new ArrayList<>();
      rows(documents.get(i), known.get(i), isNew.get(i), at, withdrawn, published, takenBack, texts);
      lines.add(published);
      if (!takenBack.isEmpty() && !isNew.get(i)) {
        at = withdrawn;
        instants.add(at);
        lines.add(takenBack);
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

  // What is published here, and not for the first time elsewhere, is known from now on.
  private static void rows(
      ImportedDocument document,
      List<VersionRow> known,
      boolean isNew,
      Instant at,
      Instant later,
      List<Line> lines,
      List<Line> takenBack,
      List<TextRow> texts) {
    int number = known.isEmpty() ? 0 : known.getLast().number;
    for (Item item : document.versions()) {
      number++;
      @Nullable Publication published = item.published();
      if (published != null && published.number() != number) {
        throw new InvalidContent(
            "%s: version %d was expected next, not %d."
                .formatted(document.slug(), number, published.number()));
      }
      VersionRow row = new VersionRow();
      row.slug = document.slug();
      row.kind = document.kind();
      row.number = number;
      row.revision = 1;
      row.effectiveFrom = item.content().effective().from();
      row.effectiveUntil = item.content().effective().until();
      row.audience = item.content().audience();
      row.contentHash = item.hash();
      row.author = published == null ? ACTOR : published.author();
      row.approvedBy = published == null ? null : published.approvedBy();
      row.state = published == null ? Version.State.IN_REVIEW : Version.State.PUBLISHED;
      row.importedAt = at;
      if (published == null) {
        lines.add(new Line(Action.SUBMITTED, row.slug, number, ACTOR));
      } else {
        row.publishedAt = isNew ? published.at() : at;
        lines.add(new Line(Action.PUBLISHED, row.slug, number, published.author()));
      }
      @Nullable Withdrawal withdrawn = item.withdrawn();
      if (withdrawn != null) {
        row.state = Version.State.WITHDRAWN;
        row.withdrawnAt = isNew ? withdrawn.at() : later;
        row.withdrawnBy = withdrawn.by();
        row.withdrawnReason = withdrawn.reason();
        takenBack.add(new Line(Action.WITHDRAWN, row.slug, number, withdrawn.by()));
      }
      row.persist();
      TextRow text = new TextRow();
      text.versionId = row.id;
      text.content = item.stored();
      texts.add(text);
    }
  }
}
