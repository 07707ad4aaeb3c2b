/**
 * What is true, and from when to when: documents, their versions and the journal of every change.
 *
 * <p>Its doors are {@link almanac.document.Documents} and {@link almanac.document.Drafts} to read,
 * {@link almanac.document.Publishing} and {@link almanac.document.Imports} to write; the rule that
 * everything leans on is {@link almanac.document.time.Timeline}. Only this room reads and writes
 * its tables; a row never leaves it. It knows no other room: not how texts are searched or shown.
 */
@NullMarked
package almanac.document;

import org.jspecify.annotations.NullMarked;
