package almanac.graphql.relief;

import almanac.access.Roles;
import almanac.document.shelf.Shelf;
import almanac.document.shelf.Stock;
import almanac.graphql.Arguments;
import almanac.graphql.Asked;
import almanac.graphql.Reading;
import almanac.graphql.relief.OfferViews.OfferCheckView;
import almanac.graphql.relief.OfferViews.WordingCheckView;
import almanac.relief.Case;
import almanac.relief.Regions;
import almanac.relief.offer.Offer;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What may be promised: an offer, and words. Neither the case nor the words are kept or logged. */
@GraphQLApi
public class OfferApi {
  private final Shelf shelf;
  private final Asked asked;

  OfferApi(Shelf shelf, Asked asked) {
    this.shelf = shelf;
    this.asked = asked;
  }

  @RolesAllowed(Roles.ANY)
  @Query("checkOffer")
  @Description(
      "What may be done with an offer of a programme: each part held against its terms on a day, with"
          + " the clause and what may be said instead. What is not known is never allowed.")
  public @NonNull OfferCheckView checkOffer(
      @Name("program") @Description("The programme.") @NonNull @Id String program,
      @Name("case") @Description("What is known of the case.") @NonNull CaseInput input,
      @Name("offer") @Description("What would be promised.") @NonNull OfferInput offer,
      @Name("asOf") @Description(Arguments.AS_OF) @Nullable LocalDate asOf,
      @Name("knownAt") @Description(Arguments.KNOWN_AT) @Nullable Instant knownAt) {
    Case known = input.read();
    Offer offered = offer.read();
    Reading reading = asked.at(asOf, knownAt);
    Stock stock = shelf.at(reading.moment().knownAt(), reading.viewer());
    Regions.check(known, stock.regions());
    return OfferCheckView.of(stock, program, known, offered, reading);
  }

  @RolesAllowed(Roles.ANY)
  @Query("checkWording")
  @Description(
      "Where Chinese words seem to promise what must not be promised. A hint for people, never a"
          + " verdict: how often it is right is said with it, and that it finds nothing allows"
          + " nothing.")
  public @NonNull WordingCheckView checkWording(
      @Name("text") @Description("The words, at most 2,000 characters.") @NonNull String text,
      @Name("program")
          @Description(
              "The programme that they speak of; if absent, one that they name, else what none"
                  + " grants is found.")
          @Id
          @Nullable String program,
      @Name("asOf") @Description(Arguments.AS_OF) @Nullable LocalDate asOf,
      @Name("knownAt") @Description(Arguments.KNOWN_AT) @Nullable Instant knownAt) {
    Reading reading = asked.at(asOf, knownAt);
    Stock stock = shelf.at(reading.moment().knownAt(), reading.viewer());
    return WordingCheckView.of(stock, text, program, reading);
  }
}
