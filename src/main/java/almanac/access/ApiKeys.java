package almanac.access;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.Forbidden;
import almanac.document.DocumentException.NotFound;
import almanac.document.Viewer;
import almanac.document.workflow.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The keys of tools. Each use looks into the database, so a key that is revoked has ended, on every
 * replica at once.
 */
@ApplicationScoped
@Transactional
public class ApiKeys {
  private static final Pattern NAME = Pattern.compile("(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*");

  // Nobody needs to know it closer, and a busy tool would write a row for each of its requests.
  private static final Duration USE_IS_NOTED = Duration.ofMinutes(1);

  private final Clock clock;

  ApiKeys(Clock clock) {
    this.clock = clock;
  }

  /** A key that has just been made, and the only sight of its secret. */
  public record Created(ApiKey key, String secret) {}

  /**
   * Makes a key for a tool.
   *
   * @throws Forbidden if it is to have a group that its maker is not in: a key could else read what
   *     he may not
   */
  public Created create(String name, Collection<String> groups, Viewer maker) {
    if (!NAME.matcher(name).matches()) {
      throw new BadRequest(
          "The name of a key has at most 100 small letters, digits and single hyphens.");
    }
    Set<String> foreign = new TreeSet<>(groups);
    foreign.removeAll(maker.groups());
    if (!foreign.isEmpty()) {
      throw new Forbidden(
          "A key can have only groups of yours: not " + foreign.iterator().next() + ".");
    }
    if (ApiKeyRow.count("name", name) > 0) {
      throw new BadRequest("There is, or was, a key of that name; a name is used once.");
    }
    String secret = Secrets.fresh();
    ApiKeyRow row = new ApiKeyRow();
    row.name = name;
    row.secretHash = Secrets.hash(secret);
    row.groups = List.copyOf(new TreeSet<>(groups));
    row.createdAt = clock.instant();
    row.createdBy = maker.name();
    row.persist();
    return new Created(row.toKey(), secret);
  }

  /** All keys that ever were, the newest first. */
  public List<ApiKey> all() {
    return ApiKeyRow.<ApiKeyRow>list("order by id desc").stream().map(ApiKeyRow::toKey).toList();
  }

  /** Ends a key; one that has ended stays as it is. */
  public ApiKey revoke(long id, Viewer by) {
    ApiKeyRow.update(
        "revokedAt = ?1, revokedBy = ?2 where id = ?3 and revokedAt is null",
        clock.instant(),
        by.name(),
        id);
    return ApiKeyRow.<ApiKeyRow>findByIdOptional(id)
        .map(ApiKeyRow::toKey)
        .orElseThrow(() -> new NotFound("There is no key with that id."));
  }

  /** Who signs in with this secret. */
  Optional<Viewer> viewer(String secret) {
    if (!Secrets.isOne(secret)) {
      return Optional.empty();
    }
    return ApiKeyRow.<ApiKeyRow>find("secretHash = ?1 and revokedAt is null", Secrets.hash(secret))
        .firstResultOptional()
        .map(this::used);
  }

  private Viewer used(ApiKeyRow key) {
    Instant now = clock.instant();
    Instant before = now.minus(USE_IS_NOTED);
    if (key.lastUsedAt == null || key.lastUsedAt.isBefore(before)) {
      ApiKeyRow.update(
          "lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?3)",
          now,
          key.id,
          before);
    }
    // No person can have such a name in the records.
    return new Viewer("tool:" + key.name, new HashSet<>(key.groups), Set.of(Role.TOOL));
  }
}
