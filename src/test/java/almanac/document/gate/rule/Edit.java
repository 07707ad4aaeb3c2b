package almanac.document.gate.rule;

import almanac.document.gate.Release.Candidate;
import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Details;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.InterestTerm;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Step;
import almanac.document.text.Details.Terms;
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text that a test writes on: every part of a content, open to change. */
final class Edit {
  Kind kind;
  String title;
  String summary;
  String owner;
  List<String> aliases;
  List<String> heardAs;
  List<String> products;
  List<String> regions;
  List<String> audience;
  LocalDate from;
  @Nullable LocalDate until;
  boolean ends;
  @Nullable LocalDate reviewBy;
  boolean substantive;
  List<String> supersedes;
  @Nullable String changeNote;
  List<Source> sources;
  List<Line> can;
  List<Line> cannot;
  List<Line> ask;
  List<Line> say;
  List<Clause> clauses;
  @Nullable String authority;
  @Nullable String number;
  Map<String, Figure> figures = new LinkedHashMap<>();
  List<Criterion> eligibility = new ArrayList<>();
  @Nullable Integer maxPeriods;
  @Nullable FigureRef maxPeriodsFigure;
  @Nullable BigDecimal downPayment;
  @Nullable InterestTerm interest;
  @Nullable BigDecimal waiveInterest;
  @Nullable BigDecimal waivePenalty;
  @Nullable BigDecimal waiveFee;
  @Nullable CardUse cardUsable;
  @Nullable Integer deferralMonths;
  @Nullable String termsClause;
  List<Criterion> when = new ArrayList<>();
  @Nullable String withhold;
  List<String> signals = new ArrayList<>();
  List<Step> steps = new ArrayList<>();
  List<Line> forbidden = new ArrayList<>();

  private final VersionContent origin;

  private Edit(VersionContent c) {
    origin = c;
    kind = c.details().kind();
    title = c.title();
    summary = c.summary();
    owner = c.owner();
    aliases = new ArrayList<>(c.aliases());
    heardAs = new ArrayList<>(c.heardAs());
    products = new ArrayList<>(c.products());
    regions = new ArrayList<>(c.regions());
    audience = new ArrayList<>(c.audience());
    from = c.effective().from();
    until = c.effective().until();
    ends = c.ends();
    reviewBy = c.reviewBy();
    substantive = c.substantive();
    supersedes = new ArrayList<>(c.supersedes());
    changeNote = c.changeNote();
    sources = new ArrayList<>(c.sources());
    can = new ArrayList<>(c.card().can());
    cannot = new ArrayList<>(c.card().cannot());
    ask = new ArrayList<>(c.card().ask());
    say = new ArrayList<>(c.card().say());
    clauses = new ArrayList<>(c.clauses());
    switch (c.details()) {
      case PolicyDetails p -> {
        authority = p.authority();
        number = p.number();
        figures.putAll(p.figures());
      }
      case ReliefProgramDetails p -> {
        eligibility.addAll(p.eligibility());
        terms(p.terms());
      }
      case SpecialCaseDetails s -> {
        signals.addAll(s.signals());
        when.addAll(s.when());
        withhold = s.withhold();
        steps.addAll(s.steps());
        forbidden.addAll(s.forbidden());
      }
    }
  }

  static Edit of(VersionContent content) {
    return new Edit(content);
  }

  private void terms(Terms t) {
    maxPeriods = t.maxPeriods();
    maxPeriodsFigure = t.maxPeriodsFigure();
    downPayment = t.downPaymentPercent();
    interest = t.interest();
    waiveInterest = t.waiveInterestPercent();
    waivePenalty = t.waivePenaltyPercent();
    waiveFee = t.waiveFeePercent();
    cardUsable = t.cardUsable();
    deferralMonths = t.deferralMonths();
    termsClause = t.clause();
  }

  /** Puts a text under a new clause. */
  void clause(String id, String markdown) {
    clauses.add(new Clause(id, "补充", markdown));
  }

  /** Replaces one text by another wherever it stands in the clauses. */
  void reword(String old, String by) {
    clauses.replaceAll(c -> new Clause(c.id(), c.heading(), c.markdown().replace(old, by)));
  }

  /** Gives the line of that place another meaning. */
  static Line meaning(Line line, @Nullable Means means) {
    return new Line(line.text(), line.clause(), means);
  }

  static Means is(String term, String value) {
    return new Means(term, value, null, null);
  }

  static Means atMost(String term, long value) {
    return new Means(term, null, BigDecimal.valueOf(value), null);
  }

  static Means atLeast(String term, long value) {
    return new Means(term, null, null, BigDecimal.valueOf(value));
  }

  VersionContent content() {
    return new VersionContent(
        title,
        summary,
        aliases,
        heardAs,
        origin.askedAs(),
        products,
        regions,
        origin.tags(),
        audience,
        owner,
        new Period(from, until),
        ends,
        reviewBy,
        substantive,
        supersedes,
        changeNote,
        origin.sample(),
        sources,
        new Card(can, cannot, ask, say),
        clauses,
        details());
  }

  private Details details() {
    return switch (origin.details()) {
      case PolicyDetails p -> new PolicyDetails(authority, number, figures);
      case ReliefProgramDetails p ->
          new ReliefProgramDetails(
              eligibility,
              new Terms(
                  maxPeriods,
                  maxPeriodsFigure,
                  downPayment,
                  interest,
                  waiveInterest,
                  waivePenalty,
                  waiveFee,
                  cardUsable,
                  deferralMonths,
                  termsClause),
              p.evidence(),
              p.approval(),
              p.applicationWindow());
      case SpecialCaseDetails s ->
          new SpecialCaseDetails(
              signals, when, withhold, steps, s.evidence(), s.escalateTo(), forbidden);
    };
  }

  Candidate as(String slug, int number) {
    return new Candidate(slug, kind, number, content());
  }
}
