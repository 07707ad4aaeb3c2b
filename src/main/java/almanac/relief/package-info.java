/**
 * Which programme fits a case, what may be offered, what it costs.
 *
 * <p>Pure: functions over versions that govern and over what is known of a case; it knows no
 * database, no framework and no clock. Its first door is {@link almanac.relief.Case}.
 */
@NullMarked
package almanac.relief;

import org.jspecify.annotations.NullMarked;
