package almanac.graphql.relief;

import almanac.document.Document;
import almanac.graphql.DocumentView;
import almanac.graphql.Reading;
import almanac.graphql.relief.MatchViews.ClauseRefView;
import almanac.relief.Money;
import almanac.relief.plan.DebtComposition;
import almanac.relief.plan.DebtComposition.AccrualLine;
import almanac.relief.plan.DebtComposition.Application;
import almanac.relief.plan.DebtComposition.Entry;
import almanac.relief.plan.DebtComposition.MinimumLine;
import almanac.relief.plan.DebtComposition.PenaltyLine;
import almanac.relief.plan.DebtComposition.Share;
import almanac.relief.plan.DebtComposition.Statement;
import almanac.relief.plan.Figured;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What is owed on an account, as the API shows it; sums are yuan. */
final class DebtViews {
  private DebtViews() {}

  @Type("DebtComposition")
  @Description("What is owed on an account at the end of a day, in yuan, and how it came about.")
  public record DebtCompositionView(
      @NonNull @Description("The day.") LocalDate asOf,
      @NonNull @Description("Purchases, cash advances and instalments.") BigDecimal principal,
      @NonNull @Description("Interest that statements have posted.") BigDecimal interestPosted,
      @NonNull @Description("Interest since the last statement, for the days before this one.")
          BigDecimal interestAccrued,
      @NonNull @Description("Penalties.") BigDecimal penalty,
      @NonNull @Description("Other fees.") BigDecimal fees,
      @NonNull @Description("The sum of these five.") BigDecimal total,
      @NonNull @Description("What was paid beyond the debt; it pays what is posted next.")
          BigDecimal creditBalance,
      @Description("The principal above the limit; null: no limit is known.")
          @Nullable BigDecimal overLimit,
      @Description("Days since the first due day whose minimum payment is still unpaid; 0: none.")
          int daysOverdue,
      @NonNull @Description("What was posted, and what is left of it.")
          List<@NonNull DebtItemView> items,
      @NonNull @Description("The statements; the last one has the minimum payment that counts.")
          List<@NonNull StatementView> statements,
      @NonNull @Description("How the interest came about.")
          List<@NonNull InterestLineView> interestLines,
      @NonNull @Description("Minimum payments that were missed.")
          List<@NonNull PenaltyView> penalties,
      @NonNull @Description("How each payment was applied.")
          List<@NonNull PaymentApplicationView> payments) {
    static DebtCompositionView of(DebtComposition d, Reading reading) {
      return new DebtCompositionView(
          d.asOf(),
          d.principal().yuan(),
          d.interestPosted().yuan(),
          d.interestAccrued().yuan(),
          d.penalty().yuan(),
          d.fees().yuan(),
          d.total().yuan(),
          d.credit().yuan(),
          yuan(d.overLimit()),
          d.daysOverdue(),
          d.items().stream().map(DebtItemView::of).toList(),
          d.statements().stream().map(s -> StatementView.of(s, reading)).toList(),
          d.accruals().stream().map(a -> InterestLineView.of(a, reading)).toList(),
          d.penalties().stream().map(p -> PenaltyView.of(p, reading)).toList(),
          d.applications().stream().map(a -> PaymentApplicationView.of(a, reading)).toList());
    }
  }

  static @Nullable BigDecimal yuan(@Nullable Money money) {
    return money == null ? null : money.yuan();
  }

  @Type("FigureInForce")
  @Description("A figure as it held on the day that it was needed for, and who says so.")
  public record FigureInForceView(
      @NonNull @Description("Its name, such as card-price-list#daily-interest-percent.")
          String figure,
      @NonNull @Description("Its value.") BigDecimal value,
      @NonNull @Description("Its unit: percent, yuan, day.") String unit,
      @Description("The document that says so; null: the contract fixes it.")
          @Nullable DocumentView document,
      @Description("The version of it that was in force that day.") @Nullable Integer version,
      @Description("The clause of it.") @Nullable ClauseRefView clause) {
    static @Nullable FigureInForceView of(@Nullable Figured figured, Reading reading) {
      return figured == null ? null : some(figured, reading);
    }

    static FigureInForceView some(Figured figured, Reading reading) {
      Document document = figured.document();
      return new FigureInForceView(
          figured.figure().ref().toString(),
          figured.value(),
          figured.figure().unit(),
          document == null ? null : reading.show(document),
          document == null ? null : document.version().number(),
          document == null ? null : ClauseRefView.of(document, figured.clause()));
    }
  }

  @Type("DebtItem")
  @Description("What was posted to an account, and what is left of it.")
  public record DebtItemView(
      @Description("Its number, in order of posting.") int number,
      @NonNull @Description("What it is.") DebtItemTypeName type,
      @NonNull @Description("The day of posting.") LocalDate day,
      @NonNull @Description("Yuan.") BigDecimal sum,
      @NonNull @Description("What is left of it, yuan.") BigDecimal left) {
    static DebtItemView of(Entry e) {
      return new DebtItemView(
          e.number(),
          DebtItemTypeName.valueOf(e.type().name()),
          e.posted(),
          e.sum().yuan(),
          e.left().yuan());
    }
  }

  /** What an item of a debt is. */
  @Enum("DebtItemType")
  @Description("What an item of a debt is.")
  public enum DebtItemTypeName {
    PURCHASE,
    CASH_ADVANCE,
    INSTALMENT,
    FEE,
    INTEREST,
    PENALTY
  }

  @Type("Statement")
  @Description("A statement of an account.")
  public record StatementView(
      @NonNull @Description("The day on which it was made.") LocalDate day,
      @NonNull @Description("The last day on which a payment is in time.") LocalDate dueDay,
      @NonNull @Description("What says how many days lie between.") FigureInForceView daysToPay,
      @NonNull @Description("Interest posted with it.") BigDecimal interest,
      @NonNull @Description("All that was owed then.") BigDecimal balance,
      @NonNull @Description("The least to be paid.") BigDecimal minimumPayment,
      @NonNull @Description("What is still missing of it.") BigDecimal minimumLeft,
      @NonNull @Description("The parts that sum to the minimum payment.")
          List<@NonNull MinimumPartView> parts) {
    static StatementView of(Statement s, Reading reading) {
      return new StatementView(
          s.day(),
          s.dueDay(),
          FigureInForceView.some(s.daysToPay(), reading),
          s.interest().yuan(),
          s.balance().yuan(),
          s.minimum().yuan(),
          s.minimumLeft().yuan(),
          s.parts().stream().map(p -> MinimumPartView.of(p, reading)).toList());
    }
  }

  @Type("MinimumPart")
  @Description("A part of a minimum payment.")
  public record MinimumPartView(
      @NonNull @Description("What it is of.") MinimumPartName part,
      @NonNull @Description("What the share is taken of, yuan.") BigDecimal base,
      @Description("The share; null: it is none.") @Nullable FigureInForceView share,
      @NonNull @Description("The part, yuan; below 0 where the parts make more than the balance.")
          BigDecimal sum) {
    static MinimumPartView of(MinimumLine p, Reading reading) {
      return new MinimumPartView(
          MinimumPartName.valueOf(p.part().name()),
          p.base().yuan(),
          FigureInForceView.of(p.share(), reading),
          p.sum().yuan());
    }
  }

  /** What a part of a minimum payment is of. */
  @Enum("MinimumPartName")
  @Description("What a part of a minimum payment is of.")
  public enum MinimumPartName {
    PURCHASES,
    CASH_ADVANCES,
    INSTALMENTS,
    @Description("Interest, fees and penalties of this statement.")
    CHARGES,
    @Description("What older statements left, but for the minimum payment that is unpaid.")
    PAST_DEBT,
    PAST_MINIMUM,
    OVER_LIMIT,
    @Description("Taken off, so that no more than the balance is asked for.")
    ABOVE_BALANCE
  }

  @Type("InterestLine")
  @Description("Interest for days on which neither the base nor the rate changed.")
  public record InterestLineView(
      @Description("The item that bears it; null: the principal of a plan.") @Nullable Integer item,
      @NonNull @Description("What it is on, yuan.") BigDecimal base,
      @NonNull @Description("The first day.") LocalDate from,
      @NonNull @Description("The first day that it is not for.") LocalDate until,
      @Description("How many days.") int days,
      @NonNull @Description("The daily rate.") FigureInForceView rate,
      @NonNull @Description("The interest, yuan, exact: only the sum of all lines is rounded.")
          BigDecimal sum,
      @Description("The statement that posted it; null: none has yet.")
          @Nullable LocalDate statement) {
    static InterestLineView of(AccrualLine a, Reading reading) {
      return new InterestLineView(
          a.item() == 0 ? null : a.item(),
          a.base().yuan(),
          a.from(),
          a.until(),
          (int) a.days(),
          FigureInForceView.some(a.rate(), reading),
          exact(a.fen()),
          a.statement());
    }

    private static BigDecimal exact(BigDecimal fen) {
      BigDecimal yuan = fen.movePointLeft(2).stripTrailingZeros();
      return yuan.scale() < 2 ? yuan.setScale(2, RoundingMode.UNNECESSARY) : yuan;
    }
  }

  @Type("Penalty")
  @Description("A minimum payment that was not made in full by its day, and what that cost.")
  public record PenaltyView(
      @NonNull @Description("The day after it was due.") LocalDate day,
      @NonNull @Description("The day on which it was due.") LocalDate dueDay,
      @NonNull @Description("What was missing, yuan.") BigDecimal shortfall,
      @Description("Days overdue on that day.") int daysOverdue,
      @NonNull @Description("The penalty, yuan; 0 if it was stopped.") BigDecimal sum,
      @NonNull @Description("Its share, its least and its most; empty if it was stopped.")
          List<@NonNull FigureInForceView> figures,
      @Description("What stopped it; null: nothing did.") @Nullable FigureInForceView stoppedBy) {
    static PenaltyView of(PenaltyLine p, Reading reading) {
      return new PenaltyView(
          p.day(),
          p.dueDay(),
          p.shortfall().yuan(),
          p.daysOverdue(),
          p.sum().yuan(),
          p.shares().stream().map(f -> FigureInForceView.some(f, reading)).toList(),
          FigureInForceView.of(p.stop(), reading));
    }
  }

  @Type("PaymentApplication")
  @Description("How a payment was applied.")
  public record PaymentApplicationView(
      @NonNull @Description("Its day.") LocalDate day,
      @NonNull @Description("Yuan.") BigDecimal sum,
      @Description("Whether it was a credit balance that paid.") boolean fromCredit,
      @Description("Days overdue before it.") int daysOverdue,
      @NonNull @Description("What it paid first.") ApplicationOrderName order,
      @Description("What decided on that; null: nothing was overdue.")
          @Nullable FigureInForceView figure,
      @NonNull @Description("What each item got.") List<@NonNull AppliedShareView> shares,
      @NonNull @Description("What was left over, yuan.") BigDecimal creditBalance) {
    static PaymentApplicationView of(Application a, Reading reading) {
      return new PaymentApplicationView(
          a.day(),
          a.sum().yuan(),
          a.fromCredit(),
          a.daysOverdue(),
          ApplicationOrderName.valueOf(a.order().name()),
          FigureInForceView.of(a.figure(), reading),
          a.shares().stream().map(AppliedShareView::of).toList(),
          a.credit().yuan());
    }
  }

  /** What a payment pays first. */
  @Enum("ApplicationOrder")
  @Description("What a payment pays first; within each sort, what was posted first.")
  public enum ApplicationOrderName {
    @Description("What is past its grace, or never had any.")
    PAST_GRACE_FIRST,
    @Description("Interest, fees and penalties.")
    CHARGES_FIRST,
    PRINCIPAL_FIRST
  }

  @Type("AppliedShare")
  @Description("What an item got of a payment.")
  public record AppliedShareView(
      @Description("The item's number.") int item, @NonNull @Description("Yuan.") BigDecimal sum) {
    static AppliedShareView of(Share s) {
      return new AppliedShareView(s.item(), s.sum().yuan());
    }
  }
}
