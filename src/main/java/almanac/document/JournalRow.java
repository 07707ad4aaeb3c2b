package almanac.document;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One change of the truth; rows are only ever added. */
@Entity
@Table(name = "journal")
@SuppressWarnings("NullAway.Init") // filled by the database
class JournalRow extends PanacheEntityBase {
  @Id long position;
  Instant at;

  @Enumerated(EnumType.STRING)
  Journal.Action action;

  String slug;
  int number;
  String actor;
}
