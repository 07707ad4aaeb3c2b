/**
 * What is true, and from when to when: documents, versions, the journal, and the database that
 * keeps them. Its doors are {@link almanac.document.EmbeddedDatabase} before the server starts and
 * the document types after. It must not know any other room.
 */
@NullMarked
package almanac.document;

import org.jspecify.annotations.NullMarked;
