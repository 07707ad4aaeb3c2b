package almanac.indexing;

import almanac.search.IndexState;
import almanac.search.SearchIndex.Rebuild;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An index in the making. It gets all documents in the order of their slugs, and each document that
 * the live index gets meanwhile; so once all are in, it is as far as that one.
 */
final class Rebuilding {
  private final Rebuild next;
  private final Instant wish;
  private String behind = "";
  private SortedSet<String> stuck = new TreeSet<>();

  /**
   * Begun.
   *
   * @param wish the instant of the journal entry that is obeyed
   */
  Rebuilding(Rebuild next, Instant wish) {
    this.next = next;
    this.wish = wish;
  }

  /** The last document of those that came in order. */
  String behind() {
    return behind;
  }

  /** Adds documents that the live index got. */
  void add(List<Reading> readings) {
    SortedMap<String, String> wrong = Reading.handOver(readings, next::add);
    stuck = Stuck.after(stuck, readings.stream().map(Reading::slug).toList(), wrong.keySet());
  }

  /** Adds the documents up to a slug. */
  void addUpTo(String slug, List<Reading> readings) {
    add(readings);
    behind = slug;
  }

  /** Takes the place of the live index, which remembers {@code live}. */
  void commit(IndexState live) {
    next.commit(new IndexState(live.origin(), live.horizon(), wish, stuck));
    next.close();
  }

  void discard() {
    next.close();
  }
}
