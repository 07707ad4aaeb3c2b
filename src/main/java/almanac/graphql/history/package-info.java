/**
 * The part of the door that tells what changed from version to version.
 *
 * <p>Its door is {@link almanac.graphql.history.DiffApi}. What is different is found in {@code
 * almanac.document.diff}, and who may read a version is decided in {@code almanac.document}.
 */
@NullMarked
package almanac.graphql.history;

import org.jspecify.annotations.NullMarked;
