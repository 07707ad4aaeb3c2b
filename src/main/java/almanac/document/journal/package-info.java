/**
 * Every change of the truth in commit order, how replicas hear of it, and which of them leads.
 *
 * <p>Its door is {@link almanac.document.journal.Journal}. Everyone may read it; only the room
 * document, whose transactions it tells of, locks it and appends. It knows no text and no version.
 */
@NullMarked
package almanac.document.journal;

import org.jspecify.annotations.NullMarked;
