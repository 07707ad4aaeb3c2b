package almanac.search;

import java.time.Instant;
import java.util.List;

/**
 * The port: what an engine promises.
 *
 * <ul>
 *   <li>Entries are opened, and closed by an entry of the same id with an end; never deleted.
 *   <li>What {@link #apply} got is searchable, all at once, and survives a crash when {@link
 *       #advance} has returned; before that it may be either.
 *   <li>Applying again what was applied before changes nothing.
 *   <li>The viewer's groups are a filter inside the query, so that no count tells of what he may
 *       not see.
 *   <li>An engine that cannot answer throws {@link almanac.document.DocumentException.Unavailable};
 *       it never answers with an empty list.
 * </ul>
 */
public interface SearchIndex {

  /**
   * The best hits, best first; among equals by slug.
   *
   * @param size how many hits at most
   */
  List<SearchHit> find(SearchRequest request, Instant knownAt, int size);

  /** How many documents the request finds. */
  int count(SearchRequest request, Instant knownAt);

  /** Opens and closes rectangles. */
  void apply(List<IndexEntry> entries);

  /**
   * Makes what was applied searchable and durable, and remembers up to where the index is whole.
   *
   * @param origin the instant of the first entry of the journal that the index follows
   */
  void advance(Instant origin, Instant horizon);

  /** Empties the index, as it must be when it follows a journal that is not the one at hand. */
  void clear();

  /**
   * The instant of the first entry of the journal that it follows; the epoch for an empty index.
   */
  Instant origin();

  /** The instant of the last journal entry wholly applied; the epoch for an empty index. */
  Instant horizon();
}
