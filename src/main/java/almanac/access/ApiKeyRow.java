package almanac.access;

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
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept. What changes later is written by statements of its own: a row written back
 * as a whole could undo a revocation that came meanwhile.
 */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init") // filled by the database
class ApiKeyRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  String name;

  @Column(name = "secret_hash")
  byte[] secretHash;

  @Array(length = 100)
  @Column(columnDefinition = "text[]")
  List<String> groups;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "revoked_at")
  @Nullable Instant revokedAt;

  @Column(name = "revoked_by")
  @Nullable String revokedBy;

  @Column(name = "last_used_at")
  @Nullable Instant lastUsedAt;

  ApiKey toKey() {
    return new ApiKey(id, name, groups, createdAt, createdBy, revokedAt, revokedBy, lastUsedAt);
  }
}
