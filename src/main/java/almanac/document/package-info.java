/**
 * What is true, and from when to when: documents, their versions and the journal of every change.
 *
 * <p>Its door is {@link almanac.document.Documents}; the rule that everything leans on is {@link
 * almanac.document.Timeline}. Only this room reads and writes its tables; a row never leaves it. It
 * knows no other room: not how texts are searched, read from files or shown.
 */
@NullMarked
package almanac.document;

import org.jspecify.annotations.NullMarked;
