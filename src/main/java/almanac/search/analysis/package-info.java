/**
 * The one analysis of text, for indexing and asking, on every engine: folding, numerals, units and
 * pairs. Pure; it knows no engine and no other room.
 */
@NullMarked
package almanac.search.analysis;

import org.jspecify.annotations.NullMarked;
