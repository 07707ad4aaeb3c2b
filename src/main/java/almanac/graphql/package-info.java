/**
 * The door for people and programs: GraphQL over HTTP at /graphql.
 *
 * <p>GraphQLRoute stands in front of the library's own handler and answers every request that is no
 * WebSocket upgrade: it reads strictly, lets only queries through on GET, and gives every error one
 * sentence and a stable code. What another room throws becomes such an error through KnownFailures.
 * No other room imports this one.
 */
@NullMarked
package almanac.graphql;

import org.jspecify.annotations.NullMarked;
