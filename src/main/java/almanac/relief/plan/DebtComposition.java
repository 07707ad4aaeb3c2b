package almanac.relief.plan;

import almanac.relief.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is owed on an account at the end of a day, and how it came about.
 *
 * @param interestPosted of statements, not yet paid
 * @param interestAccrued since the last statement, for the days before {@code asOf}
 * @param credit paid beyond what was owed; it pays what is posted next
 * @param overLimit the principal above the limit; null: no limit is known
 * @param daysOverdue since the first due day whose minimum payment is still unpaid; 0: none is
 */
public record DebtComposition(
    LocalDate asOf,
    Money principal,
    Money interestPosted,
    Money interestAccrued,
    Money penalty,
    Money fees,
    Money credit,
    @Nullable Money overLimit,
    int daysOverdue,
    List<Entry> items,
    List<Statement> statements,
    List<AccrualLine> accruals,
    List<PenaltyLine> penalties,
    List<Application> applications) {
  public DebtComposition {
    items = List.copyOf(items);
    statements = List.copyOf(statements);
    accruals = List.copyOf(accruals);
    penalties = List.copyOf(penalties);
    applications = List.copyOf(applications);
  }

  /** All that is owed: the sum of its parts. */
  public Money total() {
    return principal.plus(interest()).plus(penalty).plus(fees);
  }

  /** Interest, that of statements and that accrued since. */
  public Money interest() {
    return interestPosted.plus(interestAccrued);
  }

  /** What kind of debt an item is. */
  public enum ItemType {
    PURCHASE,
    CASH_ADVANCE,
    INSTALMENT,
    FEE,
    INTEREST,
    PENALTY;

    /** Whether it is principal. */
    public boolean principal() {
      return this == PURCHASE || this == CASH_ADVANCE || this == INSTALMENT;
    }

    /** Whether interest is ever charged on it: never on penalties and fees. */
    boolean bears() {
      return principal() || this == INTEREST;
    }

    /** Whether it is free of interest until its statement falls due. */
    boolean grace() {
      return bears() && this != CASH_ADVANCE;
    }
  }

  /** One item of the account, and what is left of it. Items are numbered as they were posted. */
  public record Entry(int number, ItemType type, LocalDate posted, Money sum, Money left) {}

  /** What one part of a minimum payment is made of. */
  public enum MinimumPart {
    PURCHASES,
    CASH_ADVANCES,
    INSTALMENTS,
    CHARGES,
    PAST_DEBT,
    PAST_MINIMUM,
    OVER_LIMIT,
    /** Taken off where the parts make more than the balance. */
    ABOVE_BALANCE
  }

  /**
   * A part of a minimum payment.
   *
   * @param base what the share is of
   * @param share null: it is no share
   */
  public record MinimumLine(MinimumPart part, Money base, @Nullable Figured share, Money sum) {}

  /**
   * A statement.
   *
   * @param interest posted with it
   * @param minimumLeft what of the minimum is still unpaid at the end of {@code asOf}
   */
  public record Statement(
      LocalDate day,
      LocalDate dueDay,
      Figured daysToPay,
      Money interest,
      Money balance,
      Money minimum,
      List<MinimumLine> parts,
      Money minimumLeft) {
    public Statement {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Interest on one item for days on which neither the base nor the rate changed.
   *
   * @param item its number
   * @param until the first day that it is not for
   * @param fen the exact interest, not rounded
   * @param statement the day of the statement that posted it; null: it is not posted yet
   */
  public record AccrualLine(
      int item,
      Money base,
      LocalDate from,
      LocalDate until,
      Figured rate,
      BigDecimal fen,
      @Nullable LocalDate statement) {
    /** The days that it is for. */
    public long days() {
      return ChronoUnit.DAYS.between(from, until);
    }

    static BigDecimal fen(Money base, Figured rate, LocalDate from, LocalDate until) {
      return base.exact()
          .multiply(rate.value())
          .movePointLeft(2)
          .multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, until)));
    }
  }

  /**
   * A minimum payment that was not made in full, and what it cost.
   *
   * @param day the day after {@code dueDay}
   * @param daysOverdue on that day
   * @param shares the share, the least and the most; empty if it was stopped
   * @param stop the figure that stopped it; null: none did
   */
  public record PenaltyLine(
      LocalDate day,
      LocalDate dueDay,
      Money shortfall,
      int daysOverdue,
      Money sum,
      List<Figured> shares,
      @Nullable Figured stop) {
    public PenaltyLine {
      shares = List.copyOf(shares);
    }
  }

  /** What a payment pays first. */
  public enum Order {
    /** What is past its grace or never had any. */
    PAST_GRACE_FIRST,
    CHARGES_FIRST,
    PRINCIPAL_FIRST
  }

  /** What an item got of a payment. */
  public record Share(int item, Money sum) {}

  /**
   * How a payment was applied.
   *
   * @param fromCredit whether it was a credit balance that paid
   * @param daysOverdue before it
   * @param figure what decided on the order; null: nothing was overdue
   * @param credit what was left over
   */
  public record Application(
      LocalDate day,
      Money sum,
      boolean fromCredit,
      int daysOverdue,
      Order order,
      @Nullable Figured figure,
      List<Share> shares,
      Money credit) {
    public Application {
      shares = List.copyOf(shares);
    }
  }

  static Money sum(Stream<Money> sums) {
    return sums.reduce(Money.ZERO, Money::plus);
  }
}
