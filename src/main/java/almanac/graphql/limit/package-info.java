/**
 * How much one request, and one client, may ask for: the form of a query is judged before anything
 * of it runs, clients have so many requests a second, and requests take turns.
 *
 * <p>Its doors are {@link almanac.graphql.limit.QueryLimits}, {@link
 * almanac.graphql.limit.ClientLimits} and {@link almanac.graphql.limit.FairTurns}. Pure: it knows
 * documents of GraphQL, but no HTTP and no other room.
 */
@NullMarked
package almanac.graphql.limit;

import org.jspecify.annotations.NullMarked;
