/**
 * Keeps the index in step with the journal: reads what came after the index's own horizon, re-reads
 * each document as it is now, and hands its rectangles to the engine.
 *
 * <p>Its doors: {@link almanac.indexing.IndexFollower} and the health checks. It knows the port of
 * search, and no engine.
 */
@NullMarked
package almanac.indexing;

import org.jspecify.annotations.NullMarked;
