/**
 * How a version comes to be published: its states, the steps between them, and who may take which.
 *
 * <p>Its door is {@link almanac.document.workflow.Workflow}. Pure: it knows no text, no database
 * and no reader but by his roles.
 */
@NullMarked
package almanac.document.workflow;

import org.jspecify.annotations.NullMarked;
