/**
 * The knowledge as files: reading a folder of them, checking it, bringing what is new into the
 * database, and writing all that was published as such a folder.
 *
 * <p>Its doors are {@link almanac.content.Importer} and {@link almanac.content.Exporter}. The form
 * of the files is told in docs/content.md; what a single one says is the matter of {@link
 * almanac.content.file}. It knows neither the index nor the API.
 */
@NullMarked
package almanac.content;

import org.jspecify.annotations.NullMarked;
