package almanac.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/**
 * Documents that were withdrawn, or narrowed to fewer readers, in the part of the journal that the
 * index has not come to. No search finds them until it has; whoever follows the journal keeps them,
 * and before he has said anything nobody can search.
 */
@ApplicationScoped
public class Withheld {
  private volatile Tail tail = new Tail(Instant.MAX, Set.of());

  Withheld() {}

  /**
   * What an index must not show.
   *
   * @param horizon of that index. For one that has come further these are enough, perhaps too many;
   *     for an older one they are too few
   */
  record Tail(Instant horizon, Set<String> slugs) {}

  Tail tail() {
    return tail;
  }

  /** From now on, for an index that has come to {@code horizon} or further. */
  public void use(Instant horizon, Set<String> slugs) {
    tail = new Tail(horizon, Set.copyOf(slugs));
  }
}
