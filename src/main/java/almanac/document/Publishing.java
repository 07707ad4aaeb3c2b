package almanac.document;

import static java.util.Comparator.comparing;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.Forbidden;
import almanac.document.DocumentException.NotFound;
import almanac.document.DocumentException.Stale;
import almanac.document.DocumentException.WrongState;
import almanac.document.gate.GateProblem;
import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Action;
import almanac.document.journal.Journal.Line;
import almanac.document.text.ContentJson;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.time.BusinessTime;
import almanac.document.workflow.Role;
import almanac.document.workflow.VersionRef;
import almanac.document.workflow.VersionState;
import almanac.document.workflow.Workflow;
import almanac.document.workflow.Workflow.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one door through which people change the truth: drafts, their review, publication and
 * withdrawal. Each step is one transaction; it locks the rows of its documents in order of their
 * slugs and the journal last. A step that is refused leaves nothing behind.
 */
@ApplicationScoped
@Transactional
public class Publishing {
  /** Versions of one release; each is judged against all. */
  public static final int MOST_TOGETHER = 50;

  private static final int LONGEST_SLUG = 100;
  private static final int LONGEST_REASON = 1_000;

  private final EntityManager database;
  private final Documents documents;
  private final Journal journal;
  private final BusinessTime time;
  private final Examination examination;

  Publishing(
      EntityManager database,
      Documents documents,
      Journal journal,
      BusinessTime time,
      Examination examination) {
    this.database = database;
    this.documents = documents;
    this.journal = journal;
    this.time = time;
    this.examination = examination;
  }

  /**
   * What came of a submission or a publication.
   *
   * @param done false: a problem that is an error stands against it, and nothing was changed
   * @param versions as they are now
   */
  public record Outcome(boolean done, List<Version> versions, List<GateProblem> problems) {
    public Outcome {
      versions = List.copyOf(versions);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Makes a draft, of a new document or as the next version of one.
   *
   * @throws BadRequest if the slug has no slug's form or belongs to a document of another kind
   */
  public Version create(String slug, Kind kind, VersionContent content, Viewer editor) {
    if (!editor.roles().contains(Role.EDITOR)) {
      throw new Forbidden("To write a draft needs the role of editor.");
    }
    if (!History.isSlug(slug) || slug.length() > LONGEST_SLUG) {
      throw new BadRequest(
          "A slug is at most 100 small Latin letters and digits, with single hyphens between.");
    }
    admits(content, editor);
    database
        .createNativeQuery("insert into document values (?1, ?2) on conflict do nothing")
        .setParameter(1, slug)
        .setParameter(2, kind.name())
        .executeUpdate();
    DocumentRow document = lock(Set.of(slug)).getFirst();
    if (document.kind != kind || !isForWriting(slug, editor)) {
      throw new BadRequest("The slug " + slug + " belongs to another document.");
    }
    VersionRow row = new VersionRow();
    row.slug = slug;
    row.kind = kind;
    row.number = Math.max(lastNumber(slug), RevisionRow.lastNumber(slug)) + 1;
    row.revision = 1;
    row.state = VersionState.DRAFT;
    row.author = editor.name();
    String stored = write(row, content);
    row.persist();
    TextRow text = new TextRow();
    text.versionId = row.id;
    text.content = stored;
    text.persist();
    RevisionRow.persist(row, RevisionRow.CREATE, editor.name(), time.now(), null);
    return read(row);
  }

  /**
   * Makes a draft with the text of a version that he may read; nothing old is changed.
   *
   * @throws NotFound if there is none for him
   */
  public Version restore(String slug, int number, Viewer editor) {
    Version old = documents.version(slug, number, editor).orElseThrow(Publishing::missing);
    return create(slug, old.kind(), old.content(), editor);
  }

  // Whoever may read no version of a document may not add to it either.
  private static boolean isForWriting(String slug, Viewer editor) {
    return History.of(List.of(slug)).stream()
        .flatMap(h -> h.last().stream())
        .allMatch(v -> Audience.of(List.of(v.audience)).admits(editor));
  }

  private static int lastNumber(String slug) {
    return VersionRow.<VersionRow>find("slug = ?1 order by number desc", slug)
        .firstResultOptional()
        .map(v -> v.number)
        .orElse(0);
  }

  private static String write(VersionRow row, VersionContent content) {
    String stored = ContentJson.write(content);
    row.effectiveFrom = content.effective().from();
    row.effectiveUntil = content.effective().until();
    row.audience = content.audience();
    row.contentHash = ContentJson.hash(stored);
    return stored;
  }

  // He would not find again what he writes.
  private static void admits(VersionContent content, Viewer editor) {
    if (!Audience.of(List.of(content.audience())).admits(editor)) {
      throw new BadRequest("The audience shuts out its own writer; name one of your groups.");
    }
  }

  /** Puts another text in the place of a draft's. */
  public Version edit(VersionRef ref, VersionContent content, Viewer editor) {
    VersionRow row = take(ref, Step.EDIT, editor);
    admits(content, editor);
    String stored = write(row, content);
    TextRow text = TextRow.findById(row.id);
    text.content = stored;
    record(row, Step.EDIT, editor, null);
    return read(row);
  }

  /** Throws a draft away; its number is not used again. */
  public void discard(VersionRef ref, Viewer editor) {
    VersionRow row = take(ref, Step.DISCARD, editor);
    record(row, Step.DISCARD, editor, null);
    TextRow.deleteById(row.id);
    row.delete();
    database.flush();
    if (VersionRow.count("slug", row.slug) == 0) {
      DocumentRow.deleteById(row.slug);
    }
  }

  /** Hands a draft over to those who approve, unless the gate finds an error in it. */
  public Outcome submit(VersionRef ref, Viewer editor) {
    VersionRow row = take(ref, Step.SUBMIT, editor);
    List<GateProblem> problems = examination.problems(List.of(row));
    boolean done = problems.stream().noneMatch(GateProblem::blocks);
    if (done) {
      row.state = VersionState.IN_REVIEW;
      record(row, Step.SUBMIT, editor, null);
    }
    return new Outcome(done, List.of(read(row)), problems);
  }

  /** Makes a version in review a draft again. */
  public Version sendBack(VersionRef ref, String reason, Viewer viewer) {
    VersionRow row = take(ref, Step.SEND_BACK, viewer);
    row.state = VersionState.DRAFT;
    record(row, Step.SEND_BACK, viewer, reason(reason));
    return read(row);
  }

  /**
   * Publishes versions at one instant, all of them or none; also to readers on every engine, for
   * they ask up to an instant.
   */
  public Outcome publish(List<VersionRef> refs, Viewer approver) {
    List<VersionRow> rows = new ArrayList<>();
    for (VersionRef ref : inOrder(refs)) {
      rows.add(take(ref, Step.PUBLISH, approver));
    }
    // What is published must not change while it is judged.
    Instant at = journal.lock();
    List<GateProblem> problems = examination.problems(rows);
    boolean done = problems.stream().noneMatch(GateProblem::blocks);
    if (done) {
      List<Line> lines = new ArrayList<>();
      for (VersionRow row : rows) {
        row.state = VersionState.PUBLISHED;
        row.publishedAt = at;
        row.approvedBy = approver.name();
        record(row, Step.PUBLISH, approver, null);
        lines.add(new Line(Action.PUBLISHED, row.slug, row.number, approver.name()));
      }
      journal.append(List.of(at), List.of(lines));
    }
    return new Outcome(done, rows.stream().map(Publishing::read).toList(), problems);
  }

  private List<VersionRef> inOrder(List<VersionRef> refs) {
    if (refs.isEmpty() || refs.size() > MOST_TOGETHER) {
      throw new BadRequest(
          "A release has 1 to " + MOST_TOGETHER + " versions, not " + refs.size() + ".");
    }
    List<VersionRef> sorted =
        refs.stream()
            .sorted(comparing(VersionRef::slug).thenComparingInt(VersionRef::number))
            .toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).slug().equals(sorted.get(i - 1).slug())
          && sorted.get(i).number() == sorted.get(i - 1).number()) {
        throw new BadRequest("A version is named twice in the release.");
      }
    }
    return sorted;
  }

  /**
   * Takes a published version back.
   *
   * @param uncovers the number that will govern then, on the first of its days that is not over;
   *     null: none
   * @throws Stale if another one will
   */
  public Version withdraw(
      VersionRef ref, String reason, @Nullable Integer uncovers, Viewer approver) {
    VersionRow row = take(ref, Step.WITHDRAW, approver);
    Instant at = journal.lock();
    row.state = VersionState.WITHDRAWN;
    row.withdrawnAt = at;
    row.withdrawnBy = approver.name();
    row.withdrawnReason = reason(reason);
    LocalDate today = time.today();
    LocalDate day = row.effectiveFrom.isAfter(today) ? row.effectiveFrom : today;
    @Nullable Integer then = History.governingOn(row.slug, day, at);
    if (!Objects.equals(then, uncovers)) {
      throw new Stale(
          then == null
              ? "No version will govern on " + day + " after this; name none in uncovers."
              : "Version " + then + " will govern on " + day + " after this; name it in uncovers.",
          row.revision);
    }
    record(row, Step.WITHDRAW, approver, row.withdrawnReason);
    journal.append(
        List.of(at),
        List.of(List.of(new Line(Action.WITHDRAWN, row.slug, row.number, approver.name()))));
    return read(row);
  }

  /**
   * A reason as it is recorded.
   *
   * @throws BadRequest unless it has 1 to 1,000 characters that the database can hold
   */
  public static String reason(String reason) {
    String stripped = reason.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_REASON) {
      throw new BadRequest("A reason has 1 to " + LONGEST_REASON + " characters.");
    }
    if (stripped.indexOf(0) >= 0) {
      throw new BadRequest("A reason holds no NUL.");
    }
    return stripped;
  }

  /** Locks a version for a step that this person may take now; the caller records it. */
  private VersionRow take(VersionRef ref, Step step, Viewer actor) {
    if (!History.isSlug(ref.slug()) || lock(Set.of(ref.slug())).isEmpty()) {
      throw missing();
    }
    VersionRow row =
        VersionRow.<VersionRow>find("slug = ?1 and number = ?2", ref.slug(), ref.number())
            .firstResultOptional()
            .filter(v -> mayRead(v, actor))
            .orElseThrow(Publishing::missing);
    if (row.revision != ref.revision()) {
      throw new Stale(
          "The version is at revision " + row.revision + " by now, not " + ref.revision() + ".",
          row.revision);
    }
    boolean written = RevisionRow.hasWritten(row, actor.name());
    return switch (Workflow.decide(row.state, step, actor.roles(), written)) {
      case Workflow.Allowed _ -> row;
      case Workflow.Forbidden no -> throw new Forbidden(no.sentence());
      case Workflow.WrongState no -> throw new WrongState(no.sentence());
    };
  }

  private static boolean mayRead(VersionRow row, Viewer viewer) {
    return row.everPublished()
        ? History.of(List.of(row.slug)).stream().allMatch(h -> Documents.readable(h, row, viewer))
        : Drafts.isReadable(row, viewer);
  }

  private static NotFound missing() {
    return new NotFound("There is no such version, or it is not for you.");
  }

  private List<DocumentRow> lock(Set<String> slugs) {
    return DocumentRow.<DocumentRow>find("slug in ?1 order by slug", new TreeSet<>(slugs))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  private void record(VersionRow row, Step step, Viewer actor, @Nullable String reason) {
    row.revision++;
    RevisionRow.persist(row, step.name(), actor.name(), time.now(), reason);
  }

  private static Version read(VersionRow row) {
    Audience audience =
        row.everPublished()
            ? History.of(List.of(row.slug)).getFirst().audience(row)
            : Drafts.audience(row);
    return Documents.versions(List.of(row), List.of(audience)).getFirst();
  }
}
