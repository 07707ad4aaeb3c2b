package almanac.relief.plan;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Details.InterestTerm;
import almanac.relief.Money;
import almanac.relief.plan.DebtComposition.AccrualLine;
import almanac.relief.plan.PlanFigures.RateSpan;
import almanac.relief.plan.RepaymentPlan.Row;
import almanac.relief.plan.RepaymentPlan.Waived;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes plans: the principal in equal parts, the last of which takes what rounding down left; the
 * arrears likewise; interest on what remains for the days of each period, paid with it.
 */
public final class Plans {
  private Plans() {}

  /**
   * The plan for a debt.
   *
   * @throws BadRequest if the reduced rate is not below the one that would hold
   */
  public static RepaymentPlan plan(Debt debt, PlanTerms terms, PlanFigures figures) {
    Waived waived =
        new Waived(
            debt.interest().percent(terms.waiveInterestPercent()),
            debt.penalty().percent(terms.waivePenaltyPercent()),
            debt.fees().percent(terms.waiveFeePercent()));
    Money down = debt.principal().percent(terms.downPaymentPercent());
    Money remaining = debt.principal().minus(down);
    Parts principal = new Parts(remaining, terms.periods());
    Parts interest = new Parts(debt.interest().minus(waived.interest()), terms.periods());
    Parts penalty = new Parts(debt.penalty().minus(waived.penalty()), terms.periods());
    Parts fees = new Parts(debt.fees().minus(waived.fees()), terms.periods());
    List<Row> rows = new ArrayList<>();
    if (down.fen() > 0) {
      rows.add(downPayment(terms.agreementDay(), down, remaining));
    }
    LocalDate from = terms.agreementDay();
    for (int i = 1; i <= terms.periods(); i++) {
      LocalDate due = terms.dueDay(i);
      List<AccrualLine> accruals = accruals(remaining, from, due, terms, figures);
      remaining = remaining.minus(principal.part(i));
      rows.add(
          new Row(
              i,
              due,
              ChronoUnit.DAYS.between(from, due),
              principal.part(i),
              Money.rounded(
                  accruals.stream().map(AccrualLine::fen).reduce(BigDecimal.ZERO, BigDecimal::add)),
              interest.part(i),
              penalty.part(i),
              fees.part(i),
              remaining,
              accruals));
      from = due;
    }
    return new RepaymentPlan(debt, terms, waived, rows);
  }

  /** A sum in equal parts, rounded down to the fen; the last takes the rest. */
  private record Parts(Money sum, int periods) {
    Money part(int number) {
      long equal = sum.fen() / periods;
      return new Money(number < periods ? equal : sum.fen() - equal * (periods - 1));
    }
  }

  private static Row downPayment(LocalDate day, Money down, Money remaining) {
    return new Row(
        0, day, 0, down, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, remaining, List.of());
  }

  private static List<AccrualLine> accruals(
      Money remaining, LocalDate from, LocalDate until, PlanTerms terms, PlanFigures figures) {
    if (terms.interest() == InterestTerm.FROZEN || remaining.fen() == 0) {
      return List.of();
    }
    List<RateSpan> rates = figures.rates(from, until);
    if (terms.reducedRate() != null) {
      for (RateSpan usual : rates) {
        if (terms.reducedRate().compareTo(usual.rate().value()) >= 0) {
          throw new BadRequest(
              "reducedDailyRatePercent is %s; reduced interest lies below the rate of %s, %s percent from %s."
                  .formatted(
                      terms.reducedRate().toPlainString(),
                      usual.rate().source(),
                      usual.rate().value().toPlainString(),
                      usual.from()));
        }
      }
      rates = figures.under(figures.contract().at(terms.reducedRate())).rates(from, until);
    }
    return rates.stream()
        .map(r ->
            new AccrualLine(
                0,
                remaining,
                r.from(),
                r.until(),
                r.rate(),
                AccrualLine.fen(remaining, r.rate(), r.from(), r.until()),
                null))
        .toList();
  }
}
