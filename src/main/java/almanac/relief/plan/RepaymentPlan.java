package almanac.relief.plan;

import static almanac.relief.plan.DebtComposition.sum;

import almanac.relief.Money;
import almanac.relief.plan.DebtComposition.AccrualLine;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * A plan to the fen.
 *
 * @param waived what is not asked for of the arrears, if the plan is kept
 * @param rows the down payment, if there is one, with number 0; then the payments
 */
public record RepaymentPlan(Debt debt, PlanTerms terms, Waived waived, List<Row> rows) {
  public RepaymentPlan {
    rows = List.copyOf(rows);
  }

  /** What is waived. */
  public record Waived(Money interest, Money penalty, Money fees) {
    /** All of it. */
    public Money total() {
      return interest.plus(penalty).plus(fees);
    }
  }

  /**
   * A payment.
   *
   * @param days since the payment before, or the agreement
   * @param interest on the principal for these days
   * @param pastInterest a part of the interest owed at the agreement; so the penalty and the fees
   * @param remaining the principal that is left after it
   * @param accruals how the interest came about
   */
  public record Row(
      int number,
      LocalDate dueDay,
      long days,
      Money principal,
      Money interest,
      Money pastInterest,
      Money penalty,
      Money fees,
      Money remaining,
      List<AccrualLine> accruals) {
    public Row {
      accruals = List.copyOf(accruals);
    }

    /** What is paid with it: the sum of its parts. */
    public Money total() {
      return principal.plus(interest).plus(pastInterest).plus(penalty).plus(fees);
    }
  }

  /** The sum of a part over all rows. */
  public Money total(Function<Row, Money> part) {
    return sum(rows.stream().map(part));
  }
}
