/**
 * The part of the door for those who run the server: what they can carry away from it.
 *
 * <p>What is made, and where it lies, is decided in {@link almanac.snapshot}, never here.
 */
@NullMarked
package almanac.graphql.operate;

import org.jspecify.annotations.NullMarked;
