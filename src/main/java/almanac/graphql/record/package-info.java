/**
 * The part of the door for those who read, and those who see to it: acknowledging, what is still to
 * be read, and who has read it.
 *
 * <p>Its door is {@link almanac.graphql.record.RecordApi}. What counts as read, and who may know
 * it, is decided in {@link almanac.record}, never here.
 */
@NullMarked
package almanac.graphql.record;

import org.jspecify.annotations.NullMarked;
