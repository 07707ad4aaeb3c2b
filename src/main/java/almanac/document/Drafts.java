package almanac.document;

import almanac.document.workflow.VersionState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The versions that were never published, for those who write and approve; for everybody else there
 * are none. A draft is read by whoever passes its own audience and that of the document's last
 * published version, so that nothing of a restricted document shows in a draft of it.
 */
@ApplicationScoped
@Transactional
public class Drafts {
  // A draft changes and goes while it is read; its row, its text and its document must be of one
  // moment.
  private static final String SNAPSHOT = "set transaction isolation level repeatable read";

  // Versions looked at in one step: enough to fill a page at once, small in memory.
  private static final int STEP = 100;

  /** A step that was taken with a version, by its name in {@code Workflow.Step}, or CREATE. */
  public record Taken(
      int revision, String step, String actor, Instant at, @Nullable String reason) {}

  /** Where a list of versions goes on. */
  public record Place(String slug, int number) {}

  private final EntityManager database;

  Drafts(EntityManager database) {
    this.database = database;
  }

  private void snapshot() {
    database.createNativeQuery(SNAPSHOT).executeUpdate();
  }

  /** One version that was never published. */
  public Optional<Version> version(String slug, int number, Viewer viewer) {
    snapshot();
    return row(slug, number)
        .filter(row -> isReadable(row, viewer))
        .map(row -> version(List.of(row)).getFirst());
  }

  /** The version of the greatest number below one that was never published. */
  public Optional<Version> before(String slug, int number, Viewer viewer) {
    snapshot();
    return VersionRow.<VersionRow>list(
            "slug = ?1 and number < ?2 and publishedAt is null order by number desc", slug, number)
        .stream()
        .filter(row -> isReadable(row, viewer))
        .findFirst()
        .map(row -> version(List.of(row)).getFirst());
  }

  /**
   * Those in a state, by slug and number.
   *
   * @param after null: from the first
   */
  public Page<Version> list(VersionState state, Viewer viewer, int first, @Nullable Place after) {
    snapshot();
    List<VersionRow> found = new ArrayList<>();
    Place behind = after == null ? new Place("", 0) : after;
    while (viewer.drafts() && found.size() <= first) {
      List<VersionRow> rows =
          VersionRow.<VersionRow>find(
                  "state = ?1 and publishedAt is null"
                      + " and (slug > ?2 or (slug = ?2 and number > ?3)) order by slug, number",
                  state,
                  behind.slug(),
                  behind.number())
              .page(0, STEP)
              .list();
      if (rows.isEmpty()) {
        break;
      }
      rows.stream().filter(row -> isReadable(row, viewer)).forEach(found::add);
      behind = new Place(rows.getLast().slug, rows.getLast().number);
    }
    Page<VersionRow> page =
        Page.of(found.size() > first + 1 ? found.subList(0, first + 1) : found, first);
    return new Page<>(version(page.items()), page.more());
  }

  /** What was done with a version so far; nothing for somebody who may not read drafts. */
  public List<Taken> steps(Version version, Viewer viewer) {
    return viewer.drafts()
        ? RevisionRow.of(version.slug(), version.number()).stream()
            .map(r -> new Taken(r.revision, r.step, r.actor, r.at, r.reason))
            .toList()
        : List.of();
  }

  /** Whether he may read a version that was never published. */
  static boolean isReadable(VersionRow row, Viewer viewer) {
    return viewer.drafts() && audience(row).admits(viewer);
  }

  private static Optional<VersionRow> row(String slug, int number) {
    return VersionRow.find("slug = ?1 and number = ?2 and publishedAt is null", slug, number)
        .firstResultOptional();
  }

  static Audience audience(VersionRow draft) {
    List<List<String>> groups = new ArrayList<>();
    groups.add(draft.audience);
    History.of(List.of(draft.slug)).forEach(h -> h.last().ifPresent(v -> groups.add(v.audience)));
    return Audience.of(groups);
  }

  private static List<Version> version(List<VersionRow> rows) {
    return Documents.versions(rows, rows.stream().map(Drafts::audience).toList());
  }
}
