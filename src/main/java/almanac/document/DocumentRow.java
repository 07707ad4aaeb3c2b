package almanac.document;

import almanac.document.text.Kind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A document: its name and kind; all else belongs to its versions. Locked by whoever writes it. */
@Entity
@Table(name = "document")
@SuppressWarnings("NullAway.Init") // filled by the database
class DocumentRow extends PanacheEntityBase {
  @Id String slug;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  Kind kind;
}
