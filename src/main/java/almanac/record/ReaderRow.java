package almanac.record;

import almanac.document.Viewer;
import almanac.document.workflow.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.annotations.Array;

/** A reader as he is kept; written by {@link #saw} alone. */
@Entity
@Table(name = "reader")
@SuppressWarnings("NullAway.Init") // filled by the database
class ReaderRow extends PanacheEntityBase {
  @Id String name;

  @Array(length = 100)
  @Column(columnDefinition = "text[]")
  List<String> groups;

  @Array(length = 16)
  @Column(columnDefinition = "text[]")
  List<String> roles;

  @Column(name = "seen_at")
  Instant seenAt;

  /** Keeps somebody as he is now, unless that is known well enough; whether it was not. */
  static boolean saw(Viewer viewer, Instant now, Duration wellEnough) {
    return getEntityManager()
            .createNativeQuery(
                """
                insert into reader (name, groups, roles, seen_at)
                values (?1, cast(?2 as text[]), cast(?3 as text[]), ?4)
                on conflict (name) do update set
                  groups = excluded.groups, roles = excluded.roles, seen_at = excluded.seen_at
                where reader.groups <> excluded.groups or reader.roles <> excluded.roles
                  or reader.seen_at < ?5
                """)
            .setParameter(1, viewer.name())
            .setParameter(2, viewer.groups().stream().sorted().toArray(String[]::new))
            .setParameter(
                3, viewer.roles().stream().sorted().map(Role::name).toArray(String[]::new))
            .setParameter(4, now)
            .setParameter(5, now.minus(wellEnough))
            .executeUpdate()
        > 0;
  }

  /** Forgets those who have not come since an instant. */
  static void forget(Instant before) {
    // Two of them may come back at the same time, each with his own row locked.
    getEntityManager()
        .createNativeQuery(
            """
            delete from reader where name in (
              select name from reader where seen_at < ?1 for update skip locked)
            """)
        .setParameter(1, before)
        .executeUpdate();
  }

  static List<ReaderRow> since(Instant instant) {
    return list("seenAt >= ?1", instant);
  }

  Reader toReader() {
    // A role that this program does not know yet, or no longer, is none.
    return new Reader(
        new Viewer(
            name,
            new HashSet<>(groups),
            Arrays.stream(Role.values())
                .filter(role -> roles.contains(role.name()))
                .collect(Collectors.toSet())),
        seenAt);
  }
}
