/**
 * What must be right about versions before they are published: rules over their texts, and over the
 * texts that are published already.
 *
 * <p>Its door is {@link almanac.document.gate.PublishingGate}. Pure: it knows no database and no
 * person.
 */
@NullMarked
package almanac.document.gate;

import org.jspecify.annotations.NullMarked;
