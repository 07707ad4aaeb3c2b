/**
 * Which version governs on a day, as known at a moment: the rule under every answer, and the clock
 * and zone that days are counted in.
 *
 * <p>Its door is {@link almanac.document.time.Timeline}. Pure but for the clock: it knows no
 * database, no text and no reader.
 */
@NullMarked
package almanac.document.time;

import org.jspecify.annotations.NullMarked;
