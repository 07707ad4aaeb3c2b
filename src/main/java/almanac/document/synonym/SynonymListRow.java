package almanac.document.synonym;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Array;

/**
 * A list of synonyms as it was published: street word and term at the same place; never changed.
 */
@Entity
@Table(name = "synonym_list")
@SuppressWarnings("NullAway.Init") // filled by the database
class SynonymListRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  Instant at;
  String actor;

  @Array(length = 5000)
  @Column(columnDefinition = "text[]")
  List<String> streets;

  @Array(length = 5000)
  @Column(columnDefinition = "text[]")
  List<String> terms;

  @Column(name = "content_hash")
  String contentHash;
}
