/**
 * The street words that stand for a term of the knowledge base, as they were published.
 *
 * <p>Its door is {@link almanac.document.synonym.Synonyms}. It knows the journal, and no document.
 */
@NullMarked
package almanac.document.synonym;

import org.jspecify.annotations.NullMarked;
