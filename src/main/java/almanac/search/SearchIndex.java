package almanac.search;

import almanac.search.plan.SearchPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The port: what an engine promises.
 *
 * <ul>
 *   <li>Entries are opened, and closed by an entry of the same id with an end; never deleted, but
 *       by a rebuild.
 *   <li>What {@link #apply} got is searchable, all at once, and survives a crash when {@link
 *       #advance} has returned; before that it may be either, and is outside of every {@link
 *       Scope}.
 *   <li>Applying again what was applied before changes nothing.
 *   <li>A scope is applied inside the query, so that no count tells of what a viewer may not see.
 *   <li>An engine that cannot answer throws {@link almanac.document.DocumentException.Unavailable},
 *       one that takes too long {@link almanac.document.DocumentException.TooCostly}; neither
 *       answers with an empty list.
 * </ul>
 */
public interface SearchIndex {

  /**
   * The best hits, best first: by tier; within a tier those whose review is overdue last; then by
   * weight; among equals the shorter title, then the slug.
   *
   * @param size how many hits at most
   */
  List<SearchHit> find(SearchPlan plan, Scope scope, int size);

  /** How many documents the plan finds; exact. */
  int count(SearchPlan plan, Scope scope);

  /** How the documents that the plan finds are spread; exact, one facet for each name. */
  List<Facet> facets(SearchPlan plan, Scope scope);

  /**
   * Opens and closes rectangles.
   *
   * @return the slugs of documents that the engine will not take as they are; the others are
   *     applied
   */
  Set<String> apply(List<IndexEntry> entries);

  /** Makes what was applied searchable and durable, and remembers the state. */
  void advance(IndexState state);

  /**
   * Begins, or goes on, to merge away what was overwritten, which counts when a word's rareness is
   * judged; does not wait for it. It takes processors and disk, so it is for when nothing is to be
   * applied.
   *
   * @return whether there is more to do; then ask again after a while
   */
  boolean tidy();

  /**
   * What the index last remembered. Its horizon never goes back within one program, unless the
   * index is made anew for another journal.
   */
  IndexState state();

  /**
   * The name of this index if several replicas share it: then one of them alone may change it at a
   * time, whoever leads under this name. Empty: it belongs to this program.
   */
  Optional<String> sharedName();

  /** Begins an index beside this one; at most one at a time. */
  Rebuild startRebuild();

  /** An index in the making, which nobody searches. Closing it without a commit throws it away. */
  interface Rebuild extends AutoCloseable {

    /** As {@link SearchIndex#apply}. */
    Set<String> add(List<IndexEntry> entries);

    /** Puts this index in the place of the one that was searched so far, at once and for good. */
    void commit(IndexState state);

    @Override
    void close();
  }
}
