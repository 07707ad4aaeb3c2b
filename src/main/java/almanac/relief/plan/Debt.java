package almanac.relief.plan;

import almanac.document.DocumentException.BadRequest;
import almanac.relief.Money;

/** What is owed when an agreement is made. */
public record Debt(Money principal, Money interest, Money penalty, Money fees) {
  /**
   * A debt that can be paid back.
   *
   * @throws BadRequest if a sum is negative, or nothing is owed
   */
  public Debt {
    if (principal.fen() < 0 || interest.fen() < 0 || penalty.fen() < 0 || fees.fen() < 0) {
      throw new BadRequest("Each of principal, interest, penalty and fees is a sum of 0 or more.");
    }
    if (principal.plus(interest).plus(penalty).plus(fees).fen() == 0) {
      throw new BadRequest("Nothing is owed, so there is nothing to plan; correct the sums.");
    }
  }

  /** The debt of an account. */
  public static Debt of(DebtComposition account) {
    return new Debt(account.principal(), account.interest(), account.penalty(), account.fees());
  }

  /** All of it. */
  public Money total() {
    return principal.plus(interest).plus(penalty).plus(fees);
  }
}
