/**
 * The documents that carry rules, kept in memory: every version of them that was ever published.
 *
 * <p>It knows the reads of the truth and the journal, by which it stays in step. Its door is {@link
 * almanac.document.shelf.Shelf}.
 */
@NullMarked
package almanac.document.shelf;

import org.jspecify.annotations.NullMarked;
