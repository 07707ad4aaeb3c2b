package almanac.search;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an index remembers of itself, so that it survives whoever keeps it.
 *
 * @param origin the instant of the first entry of the journal that it follows
 * @param horizon the instant of the last journal entry wholly applied
 * @param rebuilt the instant of the last wish for a rebuild that it has obeyed
 * @param stuck documents that it could not take as they are; nobody finds them until it can
 */
public record IndexState(
    Instant origin, Instant horizon, Instant rebuilt, SortedSet<String> stuck) {

  /** An index that holds nothing. */
  public static final IndexState EMPTY =
      new IndexState(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, new TreeSet<>());

  public IndexState {
    stuck = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(stuck));
  }
}
