/**
 * Who is asking: people by tokens of an issuer or by local accounts, tools by keys.
 *
 * <p>Its doors are {@link almanac.access.CurrentViewer}, {@link almanac.access.ApiKeys}, and {@link
 * almanac.access.WayIn} for whoever starts the server. It knows no API and no search. What an
 * endpoint asks of its callers stands there, by the names in {@link almanac.access.Roles}.
 */
@NullMarked
package almanac.access;

import org.jspecify.annotations.NullMarked;
