package almanac.indexing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Tells the log which documents are hidden because they cannot be indexed: once, and when healed.
 */
final class Stuck {
  private static final Logger LOG = Logger.getLogger(Stuck.class);

  private final Set<String> told = new HashSet<>();

  /**
   * Which documents are stuck after some were tried.
   *
   * @param before those that were
   * @param failed those of the tried ones that are stuck now
   */
  static SortedSet<String> after(
      Collection<String> before, Collection<String> tried, Collection<String> failed) {
    SortedSet<String> stuck = new TreeSet<>(before);
    stuck.removeAll(Set.copyOf(tried));
    stuck.addAll(failed);
    return stuck;
  }

  /**
   * Tells what has changed.
   *
   * @param wrong why those that were just tried are stuck, as far as they are
   */
  void tell(Collection<String> before, Collection<String> now, Map<String, String> wrong) {
    wrong.forEach((slug, why) -> {
      if (told.add(slug)) {
        LOG.errorf("%s is hidden from search, for it cannot be indexed: %s", slug, why);
      }
    });
    for (String slug : before) {
      if (!now.contains(slug)) {
        told.remove(slug);
        LOG.infof("%s can be indexed and found again", slug);
      }
    }
  }
}
