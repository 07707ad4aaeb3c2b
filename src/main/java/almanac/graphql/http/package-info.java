/**
 * How GraphQL requests come in over HTTP: read strictly, refused in one sentence with a code, run,
 * and answered with the right status and headers.
 *
 * <p>What an exception of another room means to a client it learns from a {@link
 * almanac.graphql.http.KnownFailures}. It knows no document and no search.
 */
@NullMarked
package almanac.graphql.http;

import org.jspecify.annotations.NullMarked;
