/**
 * What programmes and figures must keep for cases to be judged and plans to be worked out by them.
 *
 * <p>Its door is {@code ReliefGate}, which publishing finds as one of its gates. Pure: it knows no
 * database, no person and no clock.
 */
@NullMarked
package almanac.relief.gate;

import org.jspecify.annotations.NullMarked;
