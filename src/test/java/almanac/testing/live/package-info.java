/** A client of subscriptions, for tests. */
@NullMarked
package almanac.testing.live;

import org.jspecify.annotations.NullMarked;
