package almanac.graphql.relief;

import almanac.document.Document;
import almanac.document.shelf.Stock;
import almanac.document.text.Clause;
import almanac.document.text.Fact;
import almanac.document.text.Kind;
import almanac.graphql.AnyDocument.ReliefProgramView;
import almanac.graphql.AnyDocument.SpecialCaseView;
import almanac.graphql.Reading;
import almanac.graphql.Texts.CriterionView;
import almanac.relief.Case;
import almanac.relief.Match;
import almanac.relief.Matches;
import almanac.relief.Reason;
import almanac.relief.SpecialCases.Withheld;
import almanac.relief.StageDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** How programmes fit a case, as the API shows it. */
final class MatchViews {
  private MatchViews() {}

  @Type("ReliefMatches")
  @Description("Which programmes fit a case on a day, and what to ask next.")
  public record ReliefMatchesView(
      @NonNull @Description("Every criterion holds; the most specific programme first.")
          ReliefMatchListView eligible,
      @NonNull
          @Description("No criterion fails, but facts are missing; that with the fewest first.")
          ReliefMatchListView needsFacts,
      @NonNull
          @Description(
              "A criterion fails, whatever else may turn out; counted always, listed if asked for,"
                  + " that with the fewest failures first.")
          ReliefMatchListView ineligible,
      @Description(
              "The question whose answer decides most programmes; null: all of them are decided.")
          @Nullable FactQuestionView askNext,
      @NonNull @Description("The special cases that this case is, the most specific first.")
          List<@NonNull SpecialCaseView> specialCases,
      @Description(
              "Set if nothing may be offered or disclosed to whoever speaks; the lists are empty"
                  + " then.")
          @Nullable WithheldView withheld,
      @NonNull @Description("What looks wrong with the case; the answer holds all the same.")
          List<@NonNull String> warnings) {

    /** What a stock says of a case. */
    static ReliefMatchesView of(
        Stock stock, Case known, Reading reading, boolean includeIneligible, int first) {
      LocalDate day = reading.moment().asOf();
      Matches matches =
          Matches.of(
              stock.inForce(Kind.RELIEF_PROGRAM, day),
              stock.inForce(Kind.SPECIAL_CASE, day),
              known);
      return new ReliefMatchesView(
          ReliefMatchListView.of(matches.eligible(), first, reading),
          ReliefMatchListView.of(matches.needsFacts(), first, reading),
          ReliefMatchListView.of(matches.ineligible(), includeIneligible ? first : 0, reading),
          matches.askNext().map(FactQuestionView::of).orElse(null),
          matches.specialCases().stream().map(d -> (SpecialCaseView) reading.show(d)).toList(),
          matches.withheld().map(w -> WithheldView.of(w, reading)).orElse(null),
          StageDays.warning(stock.inForce(StageDays.SLUG, day), known).stream().toList());
    }
  }

  @Type("ReliefMatchList")
  @Description("The programmes of one verdict.")
  public record ReliefMatchListView(
      @Description("How many there are.") int totalCount,
      @NonNull @Description("The first of them.") List<@NonNull ReliefMatchView> matches) {
    static ReliefMatchListView of(List<Match> matches, int first, Reading reading) {
      return new ReliefMatchListView(
          matches.size(),
          matches.stream().limit(first).map(m -> ReliefMatchView.of(m, reading)).toList());
    }
  }

  @Type("ReliefMatch")
  @Description("How one programme fits a case, and why.")
  public record ReliefMatchView(
      @NonNull @Description("The programme.") ReliefProgramView program,
      @NonNull @Description("Whether it fits.") VerdictName verdict,
      @NonNull
          @Description(
              "One for each criterion: what every programme demands first, then its own in order.")
          List<@NonNull CriterionResultView> reasons) {
    static ReliefMatchView of(Match match, Reading reading) {
      Document program = match.program();
      return new ReliefMatchView(
          (ReliefProgramView) reading.show(program),
          VerdictName.valueOf(match.verdict().name()),
          match.reasons().stream().map(r -> CriterionResultView.of(r, program)).toList());
    }
  }

  /** Whether a programme fits. */
  @Enum("Verdict")
  @Description("Whether a programme fits a case, as far as the case is known.")
  public enum VerdictName {
    @Description("Every criterion holds; nothing that it needs is missing.")
    ELIGIBLE,
    @Description("No criterion fails, but of some it cannot be told yet.")
    NEEDS_FACTS,
    @Description("A criterion fails, whatever else may turn out.")
    INELIGIBLE
  }

  /** Whether a criterion holds. */
  @Enum("Truth")
  @Description("Whether a criterion holds of a case; what is missing is neither yes nor no.")
  public enum TruthName {
    HOLDS,
    FAILS,
    UNKNOWN
  }

  @Type("CriterionResult")
  @Description("What one criterion says of a case.")
  public record CriterionResultView(
      @NonNull @Description("The criterion.") CriterionView criterion,
      @NonNull @Description("Whether it holds.") TruthName truth,
      @Description(
              "The clause of the programme that demands it; null for what every programme demands:"
                  + " who speaks, the product, the region.")
          @Nullable ClauseRefView clause,
      @NonNull @Description("The facts that it cannot be told without.")
          List<@NonNull FactQuestionView> missing) {
    static CriterionResultView of(Reason reason, Document program) {
      return new CriterionResultView(
          CriterionView.of(reason.criterion()),
          TruthName.valueOf(reason.truth().name()),
          ClauseRefView.of(program, reason.clause()),
          reason.missing().stream().map(FactQuestionView::of).toList());
    }
  }

  @Type("ClauseRef")
  @Description("Points at a clause of a text.")
  public record ClauseRefView(
      @NonNull @Id @Description("The clause's id within its document.") String id,
      @NonNull @Description("Its heading.") String heading) {
    /** The clause of an id; null: no id, or the text has no such clause. */
    static @Nullable ClauseRefView of(Document document, @Nullable String id) {
      for (Clause clause : document.version().content().clauses()) {
        if (clause.id().equals(id)) {
          return new ClauseRefView(clause.id(), clause.heading());
        }
      }
      return null;
    }
  }

  @Type("Withheld")
  @Description("That nothing may be offered or disclosed to whoever speaks, and what says so.")
  public record WithheldView(
      @Description("The special case that says so; null: the viewer can read none.")
          @Nullable SpecialCaseView specialCase,
      @Description("The clause of it that says so.") @Nullable ClauseRefView clause) {
    static WithheldView of(Withheld withheld, Reading reading) {
      Document document = withheld.specialCase();
      return document == null
          ? new WithheldView(null, null)
          : new WithheldView(
              (SpecialCaseView) reading.show(document),
              ClauseRefView.of(document, withheld.clause()));
    }
  }

  @Type("FactQuestion")
  @Description("A fact of a case, and the question that learns it.")
  public record FactQuestionView(
      @NonNull @Description("The field of CaseInput.") String name,
      @NonNull @Description("The fact as criteria name it, such as days-overdue.") String fact,
      @NonNull @Description("What values it takes.") FactTypeName type,
      @Description("Its unit: day, yuan.") @Nullable String unit,
      @NonNull @Description("The question to put to the customer.") String question,
      @NonNull
          @Description("The values of a choice, as CaseInput takes them; empty for other types.")
          List<@NonNull String> choices,
      @NonNull @Description("Who can tell it.") FactSourceName source) {
    static FactQuestionView of(Fact fact) {
      return new FactQuestionView(
          Case.field(fact),
          fact.key(),
          FactTypeName.valueOf(fact.type().name()),
          fact.unit(),
          fact.question(),
          fact.choices().stream().map(c -> c.toUpperCase(Locale.ROOT).replace('-', '_')).toList(),
          FactSourceName.valueOf(fact.source().name()));
    }

    static List<FactQuestionView> all() {
      return Stream.of(Fact.values()).map(FactQuestionView::of).toList();
    }
  }

  /** What values a fact takes. */
  @Enum("FactType")
  @Description("What values a fact takes.")
  public enum FactTypeName {
    CHOICE,
    TEXT,
    NUMBER,
    @Description("Yuan with at most two decimals.")
    MONEY,
    FLAG,
    DATE
  }

  /** Who can tell a fact. */
  @Enum("FactSource")
  @Description("Who can tell a fact.")
  public enum FactSourceName {
    @Description("The bank's own system shows it; nobody has to be asked.")
    ACCOUNT,
    @Description("Only the customer can say.")
    CUSTOMER
  }
}
