/**
 * Who is asking: the viewer of a request, his groups and rights.
 *
 * <p>Its door is {@link almanac.access.CurrentViewer}. It knows no API and no search.
 */
@NullMarked
package almanac.access;

import org.jspecify.annotations.NullMarked;
