package almanac.graphql.relief;

import almanac.document.DocumentException.BadRequest;
import almanac.relief.Money;
import almanac.relief.plan.Account;
import almanac.relief.plan.Account.InterestMethod;
import almanac.relief.plan.Account.Payment;
import almanac.relief.plan.Account.Posting;
import almanac.relief.plan.Account.PostingType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An account as the caller knows it. */
@Input("AccountInput")
@Description("A card account: what was posted to it and paid. Nothing of it is kept.")
public final class AccountInput {
  @Description(
      "The day of the month on which the statement is made, 1 to 31; the last day of a month that"
          + " has no such day.")
  public int statementDay;

  @NonNull
  @Description("How the contract charges interest when a statement is not paid in full.")
  public InterestMethodName method = InterestMethodName.WHOLE_BALANCE;

  @Description("What was posted, in any order; those of one day in the order of posting.")
  public @Nullable List<@NonNull TransactionInput> transactions;

  @Description("What was paid, in any order; those of one day in the order of payment.")
  public @Nullable List<@NonNull PaymentInput> payments;

  @Description("The credit limit before a temporary raise, yuan; if absent, none is known.")
  public @Nullable BigDecimal limit;

  /**
   * The account.
   *
   * @throws BadRequest if a part of it makes no sense
   */
  Account read(LocalDate asOf) {
    List<Posting> postings = new ArrayList<>();
    List<Payment> paid = new ArrayList<>();
    Account.bounded(size(transactions) + size(payments));
    for (int i = 0; i < size(transactions); i++) {
      TransactionInput one = Objects.requireNonNull(transactions).get(i);
      String field = "account.transactions[%d]".formatted(i);
      postings.add(
          new Posting(
              one.day(),
              PostingType.valueOf(one.type().name()),
              Yuan.money(field + ".sum", one.sum())));
    }
    for (int i = 0; i < size(payments); i++) {
      PaymentInput one = Objects.requireNonNull(payments).get(i);
      paid.add(
          new Payment(one.day(), Yuan.money("account.payments[%d].sum".formatted(i), one.sum())));
    }
    Money before = limit == null ? null : Yuan.money("account.limit", limit);
    return new Account(
        statementDay, InterestMethod.valueOf(method.name()), postings, paid, before, asOf);
  }

  private static int size(@Nullable List<?> list) {
    return list == null ? 0 : list.size();
  }

  /** A posting. */
  @Input("TransactionInput")
  @Description("A sum that was posted to an account.")
  public record TransactionInput(
      @NonNull @Description("The day of posting.") LocalDate day,
      @NonNull @Description("What it was.") TransactionTypeName type,
      @NonNull @Description("Yuan, above 0.") BigDecimal sum) {}

  /** A payment. */
  @Input("PaymentInput")
  @Description("A sum that was paid to an account.")
  public record PaymentInput(
      @NonNull @Description("The day on which it came in.") LocalDate day,
      @NonNull @Description("Yuan, above 0.") BigDecimal sum) {}

  /** How a contract charges interest when a statement is not paid in full. */
  @Enum("InterestMethod")
  @Description("How a contract charges interest when a statement is not paid in full.")
  public enum InterestMethodName {
    @Description("On all of the statement, also on what was paid, until the day it was.")
    WHOLE_BALANCE,
    @Description("On what was left unpaid when it fell due.")
    UNPAID_PART
  }

  /** What a transaction was. */
  @Enum("TransactionType")
  @Description("What a transaction was.")
  public enum TransactionTypeName {
    PURCHASE,
    @Description("It bears interest from its posting on, always.")
    CASH_ADVANCE,
    @Description("The principal of an instalment that falls due.")
    INSTALMENT,
    @Description("It never bears interest.")
    FEE
  }
}
