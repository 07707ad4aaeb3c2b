package almanac.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be known of a tool's key: everything but the secret, which nobody has kept. */
public record ApiKey(
    long id,
    String name,
    List<String> groups,
    Instant createdAt,
    String createdBy,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy,
    @Nullable Instant lastUsedAt) {
  public ApiKey {
    groups = List.copyOf(groups);
  }
}
