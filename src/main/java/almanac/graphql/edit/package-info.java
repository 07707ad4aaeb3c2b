/**
 * The part of the door through which texts come in: drafts, review, publication, withdrawal.
 *
 * <p>Its doors are {@link almanac.graphql.edit.EditApi} and {@link almanac.graphql.edit.ReviewApi}.
 * What may be done is decided in {@link almanac.document.Publishing}, never here.
 */
@NullMarked
package almanac.graphql.edit;

import org.jspecify.annotations.NullMarked;
