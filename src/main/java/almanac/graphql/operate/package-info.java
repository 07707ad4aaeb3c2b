/**
 * The part of the door for those who run the server: what they can carry away from it.
 *
 * <p>What an export holds is the matter of {@link almanac.content}, what a snapshot does and where
 * it lies that of {@link almanac.snapshot}.
 */
@NullMarked
package almanac.graphql.operate;

import org.jspecify.annotations.NullMarked;
