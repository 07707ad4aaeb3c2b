package almanac.graphql.relief;

import almanac.document.Document;
import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.NotFound;
import almanac.document.shelf.Shelf;
import almanac.document.shelf.Stock;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.Terms;
import almanac.document.text.Fact;
import almanac.document.text.Kind;
import almanac.graphql.Reading;
import almanac.relief.Case;
import almanac.relief.Money;
import almanac.relief.Regions;
import almanac.relief.SpecialCases;
import almanac.relief.SpecialCases.Withheld;
import almanac.relief.offer.Decision;
import almanac.relief.offer.Offer;
import almanac.relief.offer.OfferCheck;
import almanac.relief.offer.Offers;
import almanac.relief.plan.Agreement;
import almanac.relief.plan.Agreement.Settled;
import almanac.relief.plan.Debt;
import almanac.relief.plan.DebtComposition;
import almanac.relief.plan.Ledger;
import almanac.relief.plan.PlanFigures;
import almanac.relief.plan.PlanTerms;
import almanac.relief.plan.Plans;
import almanac.relief.plan.RepaymentPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out debts and plans with what governs: the figures of the shelf, a programme's terms. */
@ApplicationScoped
class Planning {
  private final Shelf shelf;

  Planning(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * A plan and what it stands on.
   *
   * @param debt of the account; null: the case said the sums
   * @param plan null: the offer must not be made
   * @param agreement empty if there is no plan
   */
  record Planned(
      Document program,
      OfferCheck check,
      Debt owed,
      @Nullable DebtComposition debt,
      @Nullable RepaymentPlan plan,
      List<Agreement.Item> agreement) {}

  /** Either that nothing may be said to whoever speaks, or a plan. */
  record Answer(@Nullable Withheld withheld, @Nullable Planned planned) {}

  DebtComposition compose(AccountInput account, @Nullable ContractInput contract, Reading reading) {
    Stock stock = shelf.at(reading.moment().knownAt(), reading.viewer());
    return Ledger.compose(account.read(reading.moment().asOf()), figures(stock, contract));
  }

  private static PlanFigures figures(Stock stock, @Nullable ContractInput contract) {
    return PlanFigures.of(stock::onAllDays, ContractInput.read(contract));
  }

  /**
   * A plan for a case, on the day of the reading.
   *
   * @throws NotFound if no such programme is in force that day, or the viewer may not read it
   */
  Answer plan(String program, PlanInput input, Reading reading) {
    Stock stock = shelf.at(reading.moment().knownAt(), reading.viewer());
    LocalDate day = reading.moment().asOf();
    Case known = input.known.read();
    Regions.check(known, stock.regions());
    Optional<Withheld> withheld =
        SpecialCases.withheld(stock.inForce(Kind.SPECIAL_CASE, day), known);
    if (withheld.isPresent()) {
      return new Answer(withheld.get(), null);
    }
    Document document =
        stock
            .inForce(program, day)
            .filter(d -> d.version().kind() == Kind.RELIEF_PROGRAM)
            .orElseThrow(() ->
                new NotFound(
                    "There is no such programme in force on the day, or it is not for you."));
    return new Answer(null, planned(document, known, input, stock, day));
  }

  private static Planned planned(
      Document program, Case known, PlanInput input, Stock stock, LocalDate day) {
    Terms terms = ((ReliefProgramDetails) program.version().content().details()).terms();
    Offer offer = whole(input.offer.read(), terms);
    OfferCheck check = Offers.check(program, known, offer, stock.inForce(Kind.POLICY, day), day);
    PlanFigures figures = figures(stock, input.contract);
    DebtComposition debt =
        input.account == null ? null : Ledger.compose(input.account.read(day), figures);
    Debt owed = debt == null ? owed(known) : same(Debt.of(debt), known);
    if (check.decision() == Decision.FORBIDDEN) {
      return new Planned(program, check, owed, debt, null, List.of());
    }
    PlanTerms agreed =
        PlanTerms.of(offer, terms, day, input.billingDay(known), input.reducedDailyRatePercent);
    RepaymentPlan plan = Plans.plan(owed, agreed, figures);
    List<Agreement.Item> agreement =
        Agreement.of(plan, settled(input, known, offer, terms), slug -> stock.inForce(slug, day));
    return new Planned(program, check, owed, debt, plan, agreement);
  }

  // A plan takes the down payment of the programme if nobody names another.
  private static Offer whole(Offer offer, Terms terms) {
    return offer.downPaymentPercent() == null && terms.downPaymentPercent() != null
        ? offer.withDownPayment(terms.downPaymentPercent())
        : offer;
  }

  private static Settled settled(PlanInput input, Case known, Offer offer, Terms terms) {
    String currency =
        known.is(Fact.CURRENCY, "CNY") ? "人民币" : known.is(Fact.CURRENCY, "foreign") ? "外币" : null;
    return new Settled(
        input.annualFeeCharged,
        input.otherFeesCharged,
        currency,
        offer.cardUsable() == null ? terms.cardUsable() : offer.cardUsable());
  }

  private static Debt owed(Case known) {
    return new Debt(
        sum(known, Fact.PRINCIPAL),
        sum(known, Fact.INTEREST),
        sum(known, Fact.PENALTY),
        sum(known, Fact.FEES));
  }

  private static Money sum(Case known, Fact fact) {
    return known
        .money(fact)
        .orElseThrow(() ->
            new BadRequest(
                "input.case.%s is missing; give the account, or all of principal, interest, penalty and fees, 0 where nothing is owed."
                    .formatted(Case.field(fact))));
  }

  private static Debt same(Debt account, Case known) {
    same(Fact.PRINCIPAL, account.principal(), known);
    same(Fact.INTEREST, account.interest(), known);
    same(Fact.PENALTY, account.penalty(), known);
    same(Fact.FEES, account.fees(), known);
    return account;
  }

  private static void same(Fact fact, Money owed, Case known) {
    known
        .money(fact)
        .filter(said -> !said.equals(owed))
        .ifPresent(said -> {
          throw new BadRequest(
              "input.case.%s is %s, but the account makes %s; leave it out or correct the account."
                  .formatted(Case.field(fact), said, owed));
        });
  }
}
