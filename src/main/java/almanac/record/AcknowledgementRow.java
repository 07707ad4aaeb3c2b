package almanac.record;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An acknowledgement as it is kept; never changed, and written by {@link #add} alone. */
@Entity
@Table(name = "acknowledgement")
@SuppressWarnings("NullAway.Init") // filled by the database
class AcknowledgementRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(updatable = false)
  String reader;

  @Column(updatable = false)
  String slug;

  @Column(updatable = false)
  int number;

  @Column(name = "content_hash", updatable = false)
  String contentHash;

  @Column(updatable = false)
  Instant at;

  /** Keeps one, unless this reader has acknowledged this version before. */
  static void add(Acknowledgement said) {
    // Two tabs may say it at once; an error would be of no use to either.
    getEntityManager()
        .createNativeQuery(
            "insert into acknowledgement (reader, slug, number, content_hash, at)"
                + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
        .setParameter(1, said.reader())
        .setParameter(2, said.slug())
        .setParameter(3, said.number())
        .setParameter(4, said.contentHash())
        .setParameter(5, said.at())
        .executeUpdate();
  }

  static Optional<Acknowledgement> of(String reader, String slug, int number) {
    return AcknowledgementRow.<AcknowledgementRow>find(
            "reader = ?1 and slug = ?2 and number = ?3", reader, slug, number)
        .firstResultOptional()
        .map(AcknowledgementRow::toAcknowledgement);
  }

  /** Those of one reader, of some documents. */
  static List<AcknowledgementRow> ofReader(String reader, Collection<String> slugs) {
    return list("reader = ?1 and slug in ?2", reader, slugs);
  }

  /** Those of some versions of a document, the first one first. */
  static List<Acknowledgement> ofVersions(String slug, Collection<Integer> numbers) {
    return AcknowledgementRow.<AcknowledgementRow>list(
            "slug = ?1 and number in ?2 order by at, id", slug, numbers)
        .stream()
        .map(AcknowledgementRow::toAcknowledgement)
        .toList();
  }

  private Acknowledgement toAcknowledgement() {
    return new Acknowledgement(reader, slug, number, contentHash, at);
  }
}
