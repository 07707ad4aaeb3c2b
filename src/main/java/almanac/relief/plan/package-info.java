/**
 * What is owed, and how it is paid back: interest, penalties, the minimum payment, instalments.
 *
 * <p>Pure, exact and to the fen; every rate, cap and day comes from a figure of governing content.
 */
@NullMarked
package almanac.relief.plan;

import org.jspecify.annotations.NullMarked;
