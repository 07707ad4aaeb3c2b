/**
 * Who is asking, as the API shows it: the viewer, the keys of tools, and how a refusal of either is
 * told.
 *
 * <p>It knows no document. Which role may run an operation stands at the operation, in every room
 * of this door.
 */
@NullMarked
package almanac.graphql.access;

import org.jspecify.annotations.NullMarked;
