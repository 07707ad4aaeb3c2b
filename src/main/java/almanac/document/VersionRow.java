package almanac.document;

import almanac.document.text.Kind;
import almanac.document.time.Timeline;
import almanac.document.workflow.VersionState;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Array;
import org.jspecify.annotations.Nullable;

/** A version without its text, light enough to load a document's whole history of them. */
@Entity
@Table(name = "version")
@SuppressWarnings("NullAway.Init") // filled by the database
class VersionRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "version_id")
  @SequenceGenerator(name = "version_id", sequenceName = "version_id", allocationSize = 100)
  long id;

  @Column(updatable = false)
  String slug;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  Kind kind;

  @Column(updatable = false)
  int number;

  int revision;

  @Enumerated(EnumType.STRING)
  VersionState state;

  @Column(name = "effective_from")
  LocalDate effectiveFrom;

  @Column(name = "effective_until")
  @Nullable LocalDate effectiveUntil;

  @Array(length = 64)
  @Column(columnDefinition = "text[]")
  List<String> audience;

  String author;

  @Column(name = "approved_by")
  @Nullable String approvedBy;

  @Column(name = "published_at")
  @Nullable Instant publishedAt;

  @Column(name = "imported_at")
  @Nullable Instant importedAt;

  @Column(name = "withdrawn_at")
  @Nullable Instant withdrawnAt;

  @Column(name = "withdrawn_by")
  @Nullable String withdrawnBy;

  @Column(name = "withdrawn_reason")
  @Nullable String withdrawnReason;

  @Column(name = "content_hash")
  String contentHash;

  boolean everPublished() {
    return publishedAt != null;
  }

  Timeline.Span span() {
    if (publishedAt == null) {
      throw new IllegalStateException(slug + " " + number + " was never published");
    }
    return new Timeline.Span(number, effectiveFrom, effectiveUntil, publishedAt, withdrawnAt);
  }
}
