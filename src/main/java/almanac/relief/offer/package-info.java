/**
 * What may be promised: an offer held against the terms of a programme, and words held against all
 * that texts forbid to say.
 *
 * <p>Pure: it judges documents that it is given. Its doors are {@link almanac.relief.offer.Offers}
 * and {@link almanac.relief.offer.Wording}; the first decides, the second only hints.
 */
@NullMarked
package almanac.relief.offer;

import org.jspecify.annotations.NullMarked;
