/**
 * What is different between two versions of a document: clause by clause with the words, and
 * whatever is data as data.
 *
 * <p>Pure, and bounded: no pair of texts costs more than a budget of work. Its door is {@link
 * almanac.document.diff.Diff}. Who may read the two is none of its business.
 */
@NullMarked
package almanac.document.diff;

import org.jspecify.annotations.NullMarked;
