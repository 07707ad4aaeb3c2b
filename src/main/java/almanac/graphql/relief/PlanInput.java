package almanac.graphql.relief;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Fact;
import almanac.relief.Case;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What a plan is made for. */
@Input("PlanInput")
@Description("What a plan is made for. Nothing of it is kept.")
public final class PlanInput {
  @NonNull
  @Name("case")
  @Description(
      "What is known of the case. Without an account its principal, interest, penalty and fees are"
          + " the debt; its billingDay is the day to pay on.")
  public CaseInput known = new CaseInput();

  @NonNull
  @Description(
      "What is offered; periods are needed. Where it is silent, the programme's down payment,"
          + " interest and card use are taken, and nothing is waived or deferred.")
  public OfferInput offer = new OfferInput();

  @Description("The account; if given, the debt is worked out on the day of the agreement.")
  public @Nullable AccountInput account;

  @Description("What the contract fixes.")
  public @Nullable ContractInput contract;

  @Description("The day of the agreement; if absent that of the case, else asOf.")
  public @Nullable LocalDate agreementDay;

  @Description("The daily rate of reduced interest, percent; only with it.")
  public @Nullable BigDecimal reducedDailyRatePercent;

  @Description("Whether the annual fee is charged meanwhile; absent: still to be agreed.")
  public @Nullable Boolean annualFeeCharged;

  @Description("Whether other fees are charged meanwhile; absent: still to be agreed.")
  public @Nullable Boolean otherFeesCharged;

  /**
   * The day of the agreement, whose texts govern it; null: today.
   *
   * @throws BadRequest if two days are said
   */
  @Nullable LocalDate day(@Nullable LocalDate asOf) {
    LocalDate day = known.agreementDay;
    day = same("agreementDay", agreementDay, "case.agreementDay", day);
    return same("asOf", asOf, "the day of the agreement", day);
  }

  private static @Nullable LocalDate same(
      String one, @Nullable LocalDate day, String other, @Nullable LocalDate otherDay) {
    if (day != null && otherDay != null && !day.equals(otherDay)) {
      throw new BadRequest(
          "%s is %s, but %s is %s; the texts of the day of the agreement govern it, so give one."
              .formatted(one, day, other, otherDay));
    }
    return day == null ? otherDay : day;
  }

  /** The day of the month to pay on; null: none is said. */
  @Nullable Integer billingDay(Case read) {
    Integer day = read.number(Fact.BILLING_DAY);
    return day == null && account != null ? Integer.valueOf(account.statementDay) : day;
  }
}
