/**
 * The door for people and programs: the GraphQL API. Methods here read their input, call one door
 * of another room, and wrap what it answers in a view.
 *
 * <p>No rule lives here, and nothing imports this room. How requests come in over HTTP is the
 * business of {@code almanac.graphql.http}.
 */
@NullMarked
package almanac.graphql;

import org.jspecify.annotations.NullMarked;
