package almanac.graphql.relief;

import almanac.relief.Money;
import almanac.relief.plan.Contract;
import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** What a customer's contract fixes. */
@Input("ContractInput")
@Description("What the customer's contract fixes; for all else the figures of each day hold.")
public record ContractInput(
    @Description("Daily interest, percent, such as 0.05.") @Nullable BigDecimal dailyRatePercent,
    @Description("Penalty, percent of the unpaid part of the minimum payment.")
        @Nullable BigDecimal penaltyPercent,
    @Description("The least penalty, yuan.") @Nullable BigDecimal penaltyLeast,
    @Description("The most that one penalty may be, yuan.") @Nullable BigDecimal penaltyMost,
    @Description("The share of purchases that the minimum payment takes, percent.")
        @Nullable BigDecimal minimumPercent,
    @Description("Days from the statement to the day it falls due, 1 to 27.")
        @Nullable Integer daysToPay) {

  static Contract read(@Nullable ContractInput input) {
    return input == null
        ? Contract.NOTHING
        : new Contract(
            input.dailyRatePercent,
            input.penaltyPercent,
            yuan("penaltyLeast", input.penaltyLeast),
            yuan("penaltyMost", input.penaltyMost),
            input.minimumPercent,
            input.daysToPay);
  }

  private static @Nullable Money yuan(String field, @Nullable BigDecimal yuan) {
    return yuan == null ? null : Yuan.money("contract." + field, yuan);
  }
}
