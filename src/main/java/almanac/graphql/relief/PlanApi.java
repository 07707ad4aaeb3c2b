package almanac.graphql.relief;

import almanac.access.Roles;
import almanac.graphql.Arguments;
import almanac.graphql.Asked;
import almanac.graphql.Reading;
import almanac.graphql.relief.DebtViews.DebtCompositionView;
import almanac.graphql.relief.PlanViews.RepaymentPlanView;
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

/**
 * What is owed, and how it is paid back. An account and a case are personal: nothing here may store
 * or log them.
 */
@GraphQLApi
public class PlanApi {
  private final Planning planning;
  private final Asked asked;

  PlanApi(Planning planning, Asked asked) {
    this.planning = planning;
    this.asked = asked;
  }

  @RolesAllowed(Roles.ANY)
  @Query("debtComposition")
  @Description(
      "What is owed on an account at the end of a day, and how it came about: for each day by the"
          + " figures in force that day, unless the contract fixes them. Nothing of it is kept.")
  public @NonNull DebtCompositionView debtComposition(
      @Name("account") @Description("The account.") @NonNull AccountInput account,
      @Name("contract") @Description("What the contract fixes.") @Nullable ContractInput contract,
      @Name("asOf") @Description(Arguments.AS_OF) @Nullable LocalDate asOf,
      @Name("knownAt") @Description(Arguments.KNOWN_AT) @Nullable Instant knownAt) {
    Reading reading = asked.at(asOf, knownAt);
    return DebtCompositionView.of(planning.compose(account, contract, reading), reading);
  }

  @RolesAllowed(Roles.ANY)
  @Query("repaymentPlan")
  @Description(
      "A plan for a debt under a programme, to the fen, with what its agreement must state; no rows"
          + " if the offer is forbidden. Nothing of the case is kept.")
  public @NonNull RepaymentPlanView repaymentPlan(
      @Name("program") @Description("The programme.") @NonNull @Id String program,
      @Name("input") @Description("What the plan is for.") @NonNull PlanInput input,
      @Name("asOf")
          @Description("The day of the agreement, if the input does not say it; today if absent.")
          @Nullable LocalDate asOf,
      @Name("knownAt") @Description(Arguments.KNOWN_AT) @Nullable Instant knownAt) {
    Reading reading = asked.at(input.day(asOf), knownAt);
    return RepaymentPlanView.of(planning.plan(program, input, reading), reading);
  }
}
