package almanac.document;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The text of a version in its stored form, apart from {@link VersionRow} because it is heavy. */
@Entity
@Table(name = "version_text")
@SuppressWarnings("NullAway.Init") // filled by the database
class TextRow extends PanacheEntityBase {
  @Id
  @Column(name = "version_id")
  long versionId;

  @JdbcTypeCode(SqlTypes.JSON)
  String content;
}
