/**
 * What one version of a document says: its clauses, its card, its data, and the vocabulary that
 * they are written in.
 *
 * <p>Records only, pure: it knows no database, no file and no search engine. Its door is {@link
 * almanac.document.text.VersionContent}.
 */
@NullMarked
package almanac.document.text;

import org.jspecify.annotations.NullMarked;
