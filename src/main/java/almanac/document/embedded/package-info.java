/**
 * The PostgreSQL that Almanac brings along: started before the server and stopped after it.
 *
 * <p>Its door is {@link almanac.document.embedded.EmbeddedDatabase}. It knows a data folder and
 * nothing of what is stored in the database.
 */
@NullMarked
package almanac.document.embedded;

import org.jspecify.annotations.NullMarked;
