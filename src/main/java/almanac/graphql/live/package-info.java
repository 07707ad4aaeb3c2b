/**
 * Subscriptions: who may open a WebSocket, what is said over it (graphql-transport-ws), and how
 * each subscription follows the journal at the pace of its reader.
 *
 * <p>The operation of a subscription is run anew for each stretch of the journal, by the same means
 * as one that comes with a POST; its field learns from {@link almanac.graphql.live.Stretch} where
 * to go on. It knows no document.
 */
@NullMarked
package almanac.graphql.live;

import org.jspecify.annotations.NullMarked;
