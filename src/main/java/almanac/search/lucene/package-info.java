/**
 * The engine inside the process: an index of Lucene in the data folder, which every replica keeps
 * for itself.
 *
 * <p>It knows the port and nothing of journal, database or API. The index is a copy: one that
 * cannot be read is thrown away and made again.
 */
@NullMarked
package almanac.search.lucene;

import org.jspecify.annotations.NullMarked;
