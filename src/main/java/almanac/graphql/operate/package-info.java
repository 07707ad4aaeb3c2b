/**
 * The part of the door for those who run the server.
 *
 * <p>Its door is {@link almanac.graphql.operate.ExportApi}. How an export comes to be is the matter
 * of {@link almanac.content}.
 */
@NullMarked
package almanac.graphql.operate;

import org.jspecify.annotations.NullMarked;
