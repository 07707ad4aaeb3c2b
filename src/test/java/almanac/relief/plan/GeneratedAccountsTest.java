package almanac.relief.plan;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.relief.Money;
import almanac.relief.plan.Account.InterestMethod;
import almanac.relief.plan.AccountOracle.Sheet;
import almanac.relief.plan.DebtComposition.AccrualLine;
import almanac.relief.plan.DebtComposition.ItemType;
import almanac.relief.plan.DebtComposition.MinimumLine;
import almanac.relief.plan.DebtComposition.MinimumPart;
import almanac.relief.plan.DebtComposition.Order;
import almanac.relief.plan.DebtComposition.PenaltyLine;
import almanac.relief.plan.DebtComposition.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Accounts of all kinds against the oracle: equal to the fen, and the parts make the whole. */
class GeneratedAccountsTest {
  private static final int ACCOUNTS = 2_000;
  private static final long SEED = Long.getLong("almanac.plan.seed", 20261123);

  @Test
  void accounts_areTheOracles_toTheFen() {
    GeneratedAccounts generated = new GeneratedAccounts(new Random(SEED));
    TreeMap<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      GeneratedAccounts.Case one = generated.next();
      DebtComposition debt =
          Ledger.compose(one.account(), PlanFigures.of(one.scales(), one.contract()));
      AccountOracle oracle = new AccountOracle(one.account(), one.contract(), one.scales());

      String name = "account %d of seed %d: %s".formatted(i, SEED, one.account());
      assertThat(figures(debt)).as(name).isEqualTo(figures(oracle, one.account()));
      assertThat(sheets(debt)).as(name).isEqualTo(sheets(oracle));
      assertThat(debt.penalties().stream().map(p -> p.sum().fen()))
          .as(name)
          .isEqualTo(oracle.penalties);
      partsMakeTheWhole(debt, name);
      count(seen, one, debt);
    }
    System.out.println(ACCOUNTS + " accounts as the oracle has them; among them " + seen);
    assertThat(seen.keySet())
        .containsExactlyInAnyOrder(
            "WHOLE_BALANCE",
            "UNPAID_PART",
            "leap day",
            "statement of the 31st",
            "rate changed",
            "penalty stopped",
            "cured and overdue again",
            "all paid in time",
            "credit balance",
            "principal first",
            "charges first",
            "over the limit",
            "minimum is the balance",
            "contract fixes the rate");
    assertThat(seen.values()).allSatisfy(n -> assertThat(n).isGreaterThanOrEqualTo(25));
  }

  private static List<Object> figures(DebtComposition d) {
    return List.of(
        d.principal().fen(),
        d.interestPosted().fen(),
        d.interestAccrued().fen(),
        d.penalty().fen(),
        d.fees().fen(),
        d.credit().fen(),
        (long) d.daysOverdue(),
        d.overLimit() == null ? 0 : d.overLimit().fen());
  }

  private static List<Object> figures(AccountOracle o, Account account) {
    return List.of(
        o.left(ItemType.PURCHASE) + o.left(ItemType.CASH_ADVANCE) + o.left(ItemType.INSTALMENT),
        o.left(ItemType.INTEREST),
        o.accrued,
        o.left(ItemType.PENALTY),
        o.left(ItemType.FEE),
        o.credit,
        o.overdue(account.asOf(), Integer.MAX_VALUE),
        o.overLimit());
  }

  private record Shown(LocalDate day, LocalDate due, long interest, long balance, long minimum) {}

  private static List<Shown> sheets(DebtComposition d) {
    return d.statements().stream()
        .map(s ->
            new Shown(
                s.day(), s.dueDay(), s.interest().fen(), s.balance().fen(), s.minimum().fen()))
        .toList();
  }

  private static List<Shown> sheets(AccountOracle o) {
    return o.sheets.stream()
        .map((Sheet s) -> new Shown(s.day, s.due, s.interest, s.balance, s.minimum))
        .toList();
  }

  private static void partsMakeTheWhole(DebtComposition d, String name) {
    long left = d.items().stream().mapToLong(e -> e.left().fen()).sum();
    assertThat(left + d.interestAccrued().fen()).as(name).isEqualTo(d.total().fen());
    for (Statement s : d.statements()) {
      assertThat(DebtComposition.sum(s.parts().stream().map(MinimumLine::sum)))
          .as(name)
          .isEqualTo(s.minimum());
      assertThat(rounded(d, s.day())).as(name).isEqualTo(s.interest());
    }
    BigDecimal open =
        d.accruals().stream()
            .filter(a -> a.statement() == null)
            .map(AccrualLine::fen)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(Money.rounded(open)).as(name).isEqualTo(d.interestAccrued());
    d.applications()
        .forEach(a ->
            assertThat(
                    DebtComposition.sum(a.shares().stream().map(DebtComposition.Share::sum))
                        .plus(a.credit()))
                .as(name)
                .isEqualTo(a.sum()));
  }

  private static Money rounded(DebtComposition d, LocalDate statement) {
    return Money.rounded(
        d.accruals().stream()
            .filter(a -> statement.equals(a.statement()))
            .map(AccrualLine::fen)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static void count(
      Map<String, Integer> seen, GeneratedAccounts.Case one, DebtComposition d) {
    Account a = one.account();
    count(seen, a.method().name(), true);
    count(
        seen,
        "leap day",
        d.accruals().stream()
            .anyMatch(l ->
                l.from()
                    .datesUntil(l.until())
                    .anyMatch(x -> x.getMonthValue() == 2 && x.getDayOfMonth() == 29)));
    count(
        seen,
        "statement of the 31st",
        a.statementDay() == 31
            && d.statements().stream().anyMatch(s -> s.day().getDayOfMonth() < 31));
    count(
        seen,
        "rate changed",
        d.accruals().stream().map(l -> l.rate().value()).distinct().count() > 1);
    count(seen, "penalty stopped", d.penalties().stream().anyMatch(p -> p.stop() != null));
    count(seen, "cured and overdue again", curedAndAgain(d));
    count(
        seen,
        "all paid in time",
        d.statements().stream().anyMatch(s -> s.balance().fen() > 0)
            && d.penalties().isEmpty()
            && d.accruals().isEmpty()
            && a.method() == InterestMethod.WHOLE_BALANCE);
    count(seen, "credit balance", d.applications().stream().anyMatch(x -> x.fromCredit()));
    count(
        seen,
        "principal first",
        d.applications().stream().anyMatch(x -> x.order() == Order.PRINCIPAL_FIRST));
    count(
        seen,
        "charges first",
        d.applications().stream().anyMatch(x -> x.order() == Order.CHARGES_FIRST));
    count(seen, "over the limit", d.overLimit() != null && d.overLimit().fen() > 0);
    count(
        seen,
        "minimum is the balance",
        d.statements().stream()
            .flatMap(s -> s.parts().stream())
            .anyMatch(p -> p.part() == MinimumPart.ABOVE_BALANCE));
    count(seen, "contract fixes the rate", one.contract().dailyRatePercent() != null);
  }

  private static boolean curedAndAgain(DebtComposition d) {
    List<PenaltyLine> p = d.penalties();
    for (int i = 1; i < p.size(); i++) {
      LocalDate since = p.get(i).day().minusDays(p.get(i).daysOverdue());
      if (since.isAfter(p.get(i - 1).dueDay())) {
        return true;
      }
    }
    return false;
  }

  private static void count(Map<String, Integer> seen, String what, boolean there) {
    if (there) {
      seen.merge(what, 1, Integer::sum);
    }
  }
}
