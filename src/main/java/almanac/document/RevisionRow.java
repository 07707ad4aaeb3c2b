package almanac.document;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step that was taken with a version; never changed, and kept when a draft is discarded. */
@Entity
@Table(name = "version_revision")
@SuppressWarnings("NullAway.Init") // filled by the database
class RevisionRow extends PanacheEntityBase {
  /** The step that no {@code Workflow.Step} names, for there was no version before it. */
  static final String CREATE = "CREATE";

  private static final Set<String> WRITING = Set.of(CREATE, "EDIT");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(updatable = false)
  String slug;

  @Column(updatable = false)
  int number;

  @Column(updatable = false)
  int revision;

  @Column(updatable = false)
  String step;

  @Column(updatable = false)
  String actor;

  @Column(updatable = false)
  Instant at;

  @Column(updatable = false)
  @Nullable String reason;

  /** Remembers what has just been done to a version, which has its new revision already. */
  static void persist(
      VersionRow version, String step, String actor, Instant at, @Nullable String reason) {
    RevisionRow row = new RevisionRow();
    row.slug = version.slug;
    row.number = version.number;
    row.revision = version.revision;
    row.step = step;
    row.actor = actor;
    row.at = at;
    row.reason = reason;
    row.persist();
  }

  /** The steps of a version, the first one first; none of one that a file brought in. */
  static List<RevisionRow> of(String slug, int number) {
    return list("slug = ?1 and number = ?2 order by revision", slug, number);
  }

  /** Whether somebody has written any revision of a version. */
  static boolean hasWritten(VersionRow version, String actor) {
    return version.author.equals(actor)
        || count(
                "slug = ?1 and number = ?2 and actor = ?3 and step in ?4",
                version.slug,
                version.number,
                actor,
                WRITING)
            > 0;
  }

  /** The last revision of each version that ever was of some documents, by slug and number. */
  static Map<String, Map<Integer, Integer>> last(Collection<String> slugs) {
    Map<String, Map<Integer, Integer>> last = new HashMap<>();
    RevisionRow.<RevisionRow>stream("slug in ?1 order by slug, number, revision", slugs)
        .forEach(r -> last.computeIfAbsent(r.slug, s -> new HashMap<>()).put(r.number, r.revision));
    return last;
  }

  /** The greatest number that a version of a document ever had, drafts that are gone included. */
  static int lastNumber(String slug) {
    Integer last =
        getEntityManager()
            .createQuery("select max(r.number) from RevisionRow r where r.slug = ?1", Integer.class)
            .setParameter(1, slug)
            .getSingleResult();
    return last == null ? 0 : last;
  }
}
