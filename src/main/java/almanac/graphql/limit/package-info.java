/**
 * How much one request, and one client, may ask for: the form of a query is judged before anything
 * of it runs, and clients have so many requests a second.
 *
 * <p>Its doors are {@link almanac.graphql.limit.QueryLimits} and {@link
 * almanac.graphql.limit.ClientLimits}. Pure: it knows documents of GraphQL, but no HTTP and no
 * other room.
 */
@NullMarked
package almanac.graphql.limit;

import org.jspecify.annotations.NullMarked;
