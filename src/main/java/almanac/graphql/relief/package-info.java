/**
 * What fits a case: programmes, offers and plans, asked with what is known of a customer.
 *
 * <p>It reads the shelf for what governs and asks the room of relief; of a case nothing is kept.
 */
@NullMarked
package almanac.graphql.relief;

import org.jspecify.annotations.NullMarked;
