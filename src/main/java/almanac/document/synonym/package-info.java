/**
 * The street words that stand for a term of the knowledge base, as they were published.
 *
 * <p>Its doors are {@link almanac.document.synonym.Synonyms} and, for people who change the list,
 * {@link almanac.document.synonym.SynonymProposals}. It knows the journal, and no document.
 */
@NullMarked
package almanac.document.synonym;

import org.jspecify.annotations.NullMarked;
