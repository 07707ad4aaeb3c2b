package almanac.document.journal;

import almanac.document.journal.Journal.Entry;
import almanac.document.journal.Journal.GeneralEntry;
import almanac.document.journal.Journal.VersionEntry;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change of the truth; rows are only ever added. Slug and number are both there or neither. */
@Entity
@Table(name = "journal")
@SuppressWarnings("NullAway.Init") // filled by the database
class JournalRow extends PanacheEntityBase {
  @Id long position;
  Instant at;

  @Enumerated(EnumType.STRING)
  Journal.Action action;

  @Nullable String slug;
  @Nullable Integer number;
  String actor;

  static JournalRow of(long position, Instant at, Journal.Action action, String actor) {
    JournalRow row = new JournalRow();
    row.position = position;
    row.at = at;
    row.action = action;
    row.actor = actor;
    return row;
  }

  Entry entry() {
    // No conditional expression: to merge its two types the build would load them in Maven's own
    // Java.
    if (slug == null) {
      return new GeneralEntry(position, at, action, actor);
    }
    return versionEntry();
  }

  VersionEntry versionEntry() {
    if (slug == null || number == null) {
      throw new IllegalStateException("entry " + position + " of the journal is of no version");
    }
    return new VersionEntry(position, at, action, slug, number, actor);
  }
}
