package almanac.graphql.relief;

import almanac.access.Roles;
import almanac.document.shelf.Shelf;
import almanac.document.shelf.Stock;
import almanac.graphql.Arguments;
import almanac.graphql.Asked;
import almanac.graphql.Cursors;
import almanac.graphql.Reading;
import almanac.graphql.relief.MatchViews.FactQuestionView;
import almanac.graphql.relief.MatchViews.ReliefMatchesView;
import almanac.relief.Case;
import almanac.relief.Regions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which programmes fit a case. A case is personal: it lives as long as its request, is never
 * stored, and never logged, not even in part; so that no statement here may write it anywhere.
 */
@GraphQLApi
public class MatchApi {
  private final Shelf shelf;
  private final Asked asked;

  MatchApi(Shelf shelf, Asked asked) {
    this.shelf = shelf;
    this.asked = asked;
  }

  @RolesAllowed(Roles.ANY)
  @Query("matchReliefPrograms")
  @Description(
      "Which programmes in force on a day fit a case, as far as it is known, each with its reasons;"
          + " and the question that decides most. Nothing of the case is kept.")
  public @NonNull ReliefMatchesView matchReliefPrograms(
      @Name("case") @Description("What is known of the case.") @NonNull CaseInput input,
      @Name("asOf") @Description(Arguments.AS_OF) @Nullable LocalDate asOf,
      @Name("knownAt") @Description(Arguments.KNOWN_AT) @Nullable Instant knownAt,
      @Name("includeIneligible")
          @Description("Whether to list the programmes that do not fit.")
          @DefaultValue("false")
          boolean includeIneligible,
      @Name("first") @Description("How many of each list at most, 1 to 100.") @DefaultValue("10")
          int first) {
    int most = Cursors.page(first);
    Case known = input.read();
    Reading reading = asked.at(asOf, knownAt);
    Stock stock = shelf.at(reading.moment().knownAt(), reading.viewer());
    Regions.check(known, stock.regions());
    return ReliefMatchesView.of(stock, known, reading, includeIneligible, most);
  }

  @RolesAllowed(Roles.ANY)
  @Query("caseFacts")
  @Description("All that can be known of a case: the fields of CaseInput, each with its question.")
  public @NonNull List<@NonNull FactQuestionView> caseFacts() {
    return FactQuestionView.all();
  }
}
