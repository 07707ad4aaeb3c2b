package almanac.document;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An import that writes; without an end it was cut off. */
@Entity
@Table(name = "content_import")
@SuppressWarnings("NullAway.Init") // filled by the database
class ImportRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;
}
