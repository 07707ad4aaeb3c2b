package almanac.graphql.relief;

import almanac.graphql.AnyDocument.ReliefProgramView;
import almanac.graphql.DocumentView;
import almanac.graphql.Reading;
import almanac.graphql.relief.DebtViews.DebtCompositionView;
import almanac.graphql.relief.DebtViews.InterestLineView;
import almanac.graphql.relief.MatchViews.ClauseRefView;
import almanac.graphql.relief.MatchViews.WithheldView;
import almanac.graphql.relief.OfferViews.DecisionName;
import almanac.graphql.relief.OfferViews.FindingView;
import almanac.graphql.relief.Planning.Answer;
import almanac.graphql.relief.Planning.Planned;
import almanac.relief.plan.Agreement;
import almanac.relief.plan.Debt;
import almanac.relief.plan.RepaymentPlan;
import almanac.relief.plan.RepaymentPlan.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Plans as the API shows them; sums are yuan. */
final class PlanViews {
  private PlanViews() {}

  @Type("RepaymentPlan")
  @Description("A plan for a debt, if it may be offered at all.")
  public record RepaymentPlanView(
      @Description(
              "Set if nothing may be offered or disclosed to whoever speaks; all else is empty then.")
          @Nullable WithheldView withheld,
      @Description("The programme, as it governs the agreement.")
          @Nullable ReliefProgramView program,
      @Description("What may be done with the offer.") @Nullable DecisionName decision,
      @NonNull @Description("What was found of the offer.") List<@NonNull FindingView> findings,
      @Description("What is owed on the day of the agreement.") @Nullable PlanDebtView debt,
      @Description("How it is paid back; null: the offer must not be made.")
          @Nullable PlanScheduleView schedule) {
    static RepaymentPlanView of(Answer answer, Reading reading) {
      Planned p = answer.planned();
      if (p == null) {
        return new RepaymentPlanView(
            answer.withheld() == null ? null : WithheldView.of(answer.withheld(), reading),
            null,
            null,
            List.of(),
            null,
            null);
      }
      return new RepaymentPlanView(
          null,
          (ReliefProgramView) reading.show(p.program()),
          DecisionName.valueOf(p.check().decision().name()),
          p.check().findings().stream().map(f -> FindingView.of(f, reading)).toList(),
          PlanDebtView.of(p, reading),
          p.plan() == null ? null : PlanScheduleView.of(p.plan(), p.agreement(), reading));
    }
  }

  @Type("PlanDebt")
  @Description("What is owed on the day of an agreement, in yuan.")
  public record PlanDebtView(
      @NonNull @Description("Principal.") BigDecimal principal,
      @NonNull @Description("Interest.") BigDecimal interest,
      @NonNull @Description("Penalties.") BigDecimal penalty,
      @NonNull @Description("Other fees.") BigDecimal fees,
      @NonNull @Description("The sum of these four.") BigDecimal total,
      @Description("How it came about; null: the case said the sums.")
          @Nullable DebtCompositionView composition) {
    static PlanDebtView of(Planned p, Reading reading) {
      Debt debt = p.owed();
      return new PlanDebtView(
          debt.principal().yuan(),
          debt.interest().yuan(),
          debt.penalty().yuan(),
          debt.fees().yuan(),
          debt.total().yuan(),
          p.debt() == null ? null : DebtCompositionView.of(p.debt(), reading));
    }
  }

  @Type("PlanSchedule")
  @Description("How a debt is paid back, in yuan.")
  public record PlanScheduleView(
      @NonNull @Description("The day of the agreement.") LocalDate agreementDay,
      @Description("How many payments, apart from a down payment.") int periods,
      @NonNull @Description("Interest owed that is not asked for.") BigDecimal waivedInterest,
      @NonNull @Description("Penalties that are not asked for.") BigDecimal waivedPenalty,
      @NonNull @Description("Fees that are not asked for.") BigDecimal waivedFees,
      @NonNull @Description("Interest of the plan itself.") BigDecimal interest,
      @NonNull @Description("All that is paid.") BigDecimal total,
      @NonNull @Description("The payments; a down payment comes first, with number 0.")
          List<@NonNull PlanPaymentView> rows,
      @NonNull @Description("What a personalised instalment agreement must state.")
          List<@NonNull AgreementItemView> agreement) {
    static PlanScheduleView of(
        RepaymentPlan plan, List<Agreement.Item> agreement, Reading reading) {
      return new PlanScheduleView(
          plan.terms().agreementDay(),
          plan.terms().periods(),
          plan.waived().interest().yuan(),
          plan.waived().penalty().yuan(),
          plan.waived().fees().yuan(),
          plan.total(Row::interest).yuan(),
          plan.total(Row::total).yuan(),
          plan.rows().stream().map(r -> PlanPaymentView.of(r, reading)).toList(),
          agreement.stream().map(i -> AgreementItemView.of(i, reading)).toList());
    }
  }

  @Type("PlanPayment")
  @Description("One payment of a plan.")
  public record PlanPaymentView(
      @Description("Its number; 0: the down payment.") int number,
      @NonNull @Description("The day on which it falls due.") LocalDate dueDay,
      @Description("Days since the payment before, or the agreement.") int days,
      @NonNull @Description("Principal.") BigDecimal principal,
      @NonNull @Description("Interest for these days.") BigDecimal interest,
      @NonNull @Description("Its part of the interest owed at the agreement.")
          BigDecimal pastInterest,
      @NonNull @Description("Its part of the penalties.") BigDecimal penalty,
      @NonNull @Description("Its part of the fees.") BigDecimal fees,
      @NonNull @Description("The sum of these five.") BigDecimal total,
      @NonNull @Description("The principal that is left after it.") BigDecimal remaining,
      @NonNull @Description("How the interest came about.")
          List<@NonNull InterestLineView> interestLines) {
    static PlanPaymentView of(Row r, Reading reading) {
      return new PlanPaymentView(
          r.number(),
          r.dueDay(),
          (int) r.days(),
          r.principal().yuan(),
          r.interest().yuan(),
          r.pastInterest().yuan(),
          r.penalty().yuan(),
          r.fees().yuan(),
          r.total().yuan(),
          r.remaining().yuan(),
          r.accruals().stream().map(a -> InterestLineView.of(a, reading)).toList());
    }
  }

  @Type("AgreementItem")
  @Description("An item that a personalised instalment agreement must state.")
  public record AgreementItemView(
      @NonNull @Description("What it is about.") AgreementTopicName topic,
      @NonNull @Description("The document that demands it.") DocumentView document,
      @NonNull @Description("The clause of it.") ClauseRefView clause,
      @NonNull @Description("The text of the clause, Markdown.") String clauseText,
      @NonNull @Description("What this plan says of it.") String says,
      @Description("False: something of it is still open, and must be agreed before signing.")
          boolean settled) {
    static AgreementItemView of(Agreement.Item item, Reading reading) {
      return new AgreementItemView(
          AgreementTopicName.valueOf(item.topic().name()),
          reading.show(item.document()),
          new ClauseRefView(item.clause().id(), item.clause().heading()),
          item.clause().markdown(),
          item.says(),
          item.settled());
    }
  }

  /** What an agreement must state. */
  @Enum("AgreementTopic")
  @Description("What a personalised instalment agreement must state.")
  public enum AgreementTopicName {
    @Description("The balance, its structure and its currency.")
    BALANCE,
    @Description("Periods, way, currency, and the day and sum of each payment.")
    SCHEDULE,
    @Description("Whether the annual fee, interest and other fees are charged meanwhile.")
    CHARGES,
    @Description("The promise to apply for no card at any bank until all is settled.")
    NO_NEW_CARDS,
    @Description("Rights, duties and breach.")
    DUTIES_AND_BREACH,
    OTHERS
  }
}
