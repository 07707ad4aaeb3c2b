/**
 * The knowledge as files: reading a folder of them, checking it, and bringing what is new into the
 * database.
 *
 * <p>Its door is {@link almanac.content.Importer}. The form of the files is told in
 * docs/content.md; what a single one says is the matter of {@link almanac.content.file}. It knows
 * neither the index nor the API.
 */
@NullMarked
package almanac.content;

import org.jspecify.annotations.NullMarked;
