/**
 * Which programme fits a case, what may be offered, what it costs.
 *
 * <p>Pure: functions over versions that govern and over what is known of a case; it knows no
 * database, no framework and no clock. Its doors are {@link almanac.relief.Case}, what is known,
 * and {@link almanac.relief.Matches}, what rules say of it.
 */
@NullMarked
package almanac.relief;

import org.jspecify.annotations.NullMarked;
