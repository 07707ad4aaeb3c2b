package almanac.relief.offer;

import almanac.document.Document;
import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Test;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Fact;
import almanac.document.text.Term;
import almanac.relief.Case;
import almanac.relief.DueDays;
import almanac.relief.Match;
import almanac.relief.Matching;
import almanac.relief.Money;
import almanac.relief.PlanFigure;
import almanac.relief.Reason;
import almanac.relief.Truth;
import almanac.relief.Verdict;
import almanac.relief.offer.Grants.Grant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds an offer against the terms of a programme. What the programme does not speak of, and what
 * cannot be told, is never allowed.
 */
public final class Offers {
  private final Document program;
  private final Case known;
  private final Offer offer;
  private final List<Document> policies;
  private final LocalDate asOf;
  private final Grants grants;
  private final List<Finding> findings = new ArrayList<>();

  private Offers(
      Document program, Case known, Offer offer, List<Document> policies, LocalDate asOf) {
    this.program = program;
    this.known = known;
    this.offer = offer;
    this.policies = policies;
    this.asOf = asOf;
    this.grants = new Grants(program, policies, known);
  }

  /**
   * What may be done with an offer of a programme. Whether anything may be told to whoever speaks
   * is asked before.
   *
   * @param program in force on the day
   * @param policies in force on the day, of which figures are taken
   * @throws BadRequest if the offer makes no sense in this case
   */
  public static OfferCheck check(
      Document program, Case known, Offer offer, List<Document> policies, LocalDate asOf) {
    return new Offers(program, known, offer, policies, asOf).check();
  }

  private OfferCheck check() {
    Match match = Matching.judge(program, known);
    eligibility(match);
    for (Term term : Term.values()) {
      BigDecimal level = offered(term);
      if (level != null) {
        term(term, level);
      }
    }
    downPayment();
    firstPaymentDay();
    overLimitSum();
    if (program.version().content().details() instanceof ReliefProgramDetails details) {
      papers(details);
    }
    return OfferCheck.of(match, findings);
  }

  private void eligibility(Match match) {
    for (Reason reason : match.reasons()) {
      if (reason.truth() == Truth.FAILS) {
        add(
            "eligibility",
            Decision.FORBIDDEN,
            "The programme is not for this case: it demands %s.".formatted(say(reason.criterion())),
            reason.clause(),
            List.of());
      } else if (reason.truth() == Truth.UNKNOWN && match.verdict() == Verdict.NEEDS_FACTS) {
        add(
            "facts",
            Decision.CONDITIONAL,
            "It is not known whether the programme is for this case: it demands %s."
                .formatted(say(reason.criterion())),
            reason.clause(),
            reason.missing());
      }
    }
  }

  private static String say(Criterion criterion) {
    return switch (criterion) {
      case Test t ->
          "%s %s %s"
              .formatted(
                  t.fact().key(),
                  t.operator().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  String.join(", ", t.values()));
      case AnyOf any -> any.anyOf().stream().map(Offers::say).collect(Collectors.joining(" or "));
    };
  }

  private @Nullable BigDecimal offered(Term term) {
    return switch (term) {
      case MAX_PERIODS -> number(offer.periods());
      case DOWN_PAYMENT_PERCENT -> offer.downPaymentPercent();
      case INTEREST -> term.place(offer.interest());
      case WAIVE_INTEREST_PERCENT -> offer.waiveInterestPercent();
      case WAIVE_PENALTY_PERCENT -> offer.waivePenaltyPercent();
      case WAIVE_FEE_PERCENT -> offer.waiveFeePercent();
      case CARD_USABLE -> term.place(offer.cardUsable());
      case DEFERRAL_MONTHS -> number(offer.deferralMonths());
    };
  }

  private static @Nullable BigDecimal number(@Nullable Integer number) {
    return number == null ? null : BigDecimal.valueOf(number);
  }

  private void term(Term term, BigDecimal level) {
    Grant grant = grants.of(term);
    BigDecimal granted = grant.level();
    String offered = term.say(level);
    boolean promises = term.generosity(level, term.nothing()) > 0;
    FigureRef lost = grants.lost(term);
    if (promises && (granted == null || term.generosity(level, granted) > 0)) {
      String sentence =
          granted != null
              ? "%s may be %s, not %s.".formatted(term.key(), term.say(granted), offered)
              : lost == null
                  ? "The programme does not provide %s.".formatted(term.key())
                  : "The figure %s, which sets %s, is not in force.".formatted(lost, term.key());
      findings.add(
          new Finding(
              term.key(),
              Decision.FORBIDDEN,
              sentence,
              offered,
              granted == null ? null : term.say(granted),
              grant.ground(),
              grants.instead(term, granted),
              grants.forbidding(term, level),
              List.of()));
    } else {
      findings.add(
          new Finding(
              term.key(),
              Decision.ALLOWED,
              promises
                  ? "%s %s is within what the programme grants.".formatted(term.key(), offered)
                  : "%s %s promises nothing.".formatted(term.key(), offered),
              offered,
              granted == null ? null : term.say(granted),
              grant.ground(),
              grants.instead(term, granted),
              null,
              List.of()));
    }
  }

  // Whoever hears of payments alone believes that there is nothing to pay before them.
  private void downPayment() {
    BigDecimal due = grants.of(Term.DOWN_PAYMENT_PERCENT).level();
    if (offer.periods() != null
        && offer.downPaymentPercent() == null
        && due != null
        && due.signum() > 0) {
      add(
          Term.DOWN_PAYMENT_PERCENT.key(),
          Decision.CONDITIONAL,
          "The programme demands a down payment of %s percent; offer it along."
              .formatted(Term.DOWN_PAYMENT_PERCENT.say(due)),
          grants.clause(Term.DOWN_PAYMENT_PERCENT),
          List.of());
    }
  }

  // The billing day may lie a little behind the month; plans go by it.
  private LocalDate latest(LocalDate agreed, int months) {
    LocalDate latest = agreed.plusMonths(months);
    Integer billingDay = known.number(Fact.BILLING_DAY);
    LocalDate billed = billingDay == null ? latest : DueDays.after(agreed, months, billingDay);
    return billed.isAfter(latest) ? billed : latest;
  }

  // Whoever may pay later than a month after what is granted has been granted more.
  private void firstPaymentDay() {
    LocalDate first = offer.firstPaymentDay();
    if (first == null) {
      return;
    }
    LocalDate agreed = Objects.requireNonNullElse(known.day(Fact.AGREEMENT_DAY), asOf);
    if (first.isBefore(agreed)) {
      throw new BadRequest(
          "offer.firstPaymentDay is %s, before the agreement on %s; give that day or a later one."
              .formatted(first, agreed));
    }
    Grant deferral = grants.of(Term.DEFERRAL_MONTHS);
    BigDecimal months = Objects.requireNonNullElse(deferral.level(), BigDecimal.ZERO);
    LocalDate latest = latest(agreed, months.intValue() + 1);
    boolean late = first.isAfter(latest);
    Ground ground =
        deferral.ground().clause() == null
            ? grants.of(Term.MAX_PERIODS).ground()
            : deferral.ground();
    findings.add(
        new Finding(
            "first-payment-day",
            late ? Decision.FORBIDDEN : Decision.ALLOWED,
            late
                ? "A first payment on %s puts payment off by more than is granted; %s is the latest."
                    .formatted(first, latest)
                : "A first payment on %s puts nothing off beyond what is granted.".formatted(first),
            first.toString(),
            latest.toString(),
            ground,
            grants.instead(Term.DEFERRAL_MONTHS, deferral.level()),
            null,
            List.of()));
  }

  private void overLimitSum() {
    Money told = offer.overLimitSum();
    if (told == null) {
      return;
    }
    Money right = known.money(Fact.OVER_LIMIT).orElse(null);
    Ground ground = Grants.ground(policies, PlanFigure.MINIMUM_OF_OVER_LIMIT.ref());
    Decision decision =
        right == null
            ? Decision.CONDITIONAL
            : right.equals(told) ? Decision.ALLOWED : Decision.FORBIDDEN;
    findings.add(
        new Finding(
            "over-limit-sum",
            decision,
            switch (decision) {
              case ALLOWED -> "The sum above the limit is %s yuan.".formatted(told);
              case CONDITIONAL -> "The sum above the limit is not known; look it up first.";
              case FORBIDDEN ->
                  "The sum above the limit is %s yuan, not %s.".formatted(right, told);
            },
            told.toString(),
            right == null ? null : right.toString(),
            ground,
            ground == null ? null : Grants.say(ground.document(), ground.clause()),
            null,
            right == null ? List.of(Fact.OVER_LIMIT) : List.of()));
  }

  private void papers(ReliefProgramDetails details) {
    if (details.approval() != null && !offer.approved()) {
      add(
          "approval",
          Decision.CONDITIONAL,
          "It has to be approved first: %s.".formatted(details.approval()),
          null,
          List.of());
    }
    if (!details.evidence().isEmpty() && !known.is(Fact.EVIDENCE_READY, true)) {
      add(
          "evidence",
          Decision.CONDITIONAL,
          "Papers have to be handed in first: %s.".formatted(String.join("、", details.evidence())),
          null,
          List.of(Fact.EVIDENCE_READY));
    }
  }

  private void add(
      String about, Decision decision, String sentence, @Nullable String clause, List<Fact> ask) {
    Ground ground = new Ground(program, clause);
    findings.add(new Finding(about, decision, sentence, null, null, ground, null, null, ask));
  }
}
