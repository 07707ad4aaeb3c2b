/**
 * How to ask: requests, the analysis of text that all engines share, the choice of the best clause,
 * highlights, cursors, and the port that an engine implements.
 *
 * <p>Its door is {@link almanac.search.Search}; an engine stands behind {@link
 * almanac.search.SearchIndex}. It knows no engine, no database and no API. Only published texts
 * ever come in here.
 */
@NullMarked
package almanac.search;

import org.jspecify.annotations.NullMarked;
