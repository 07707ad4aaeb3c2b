package almanac.graphql;

import almanac.document.text.Card;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Details;
import almanac.document.text.Markdown;
import almanac.document.text.Period;
import almanac.document.text.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The small parts of a text as the API shows them. */
public final class Texts {
  private Texts() {}

  @Enum("Kind")
  @Description("The three kinds of documents.")
  public enum KindName {
    @Description("What a regulation, or the bank's own rule, says.")
    POLICY,
    @Description("A programme that may be offered to a customer.")
    RELIEF_PROGRAM,
    @Description("What to do when a case is unusual.")
    SPECIAL_CASE
  }

  @Enum("BodyFormat")
  @Description("The forms in which a text can be had.")
  public enum BodyFormat {
    @Description("As it was written: CommonMark with GitHub's tables.")
    MARKDOWN,
    @Description("HTML that is safe to put into a page.")
    HTML,
    @Description("The words alone.")
    TEXT
  }

  @Type("Period")
  @Description("Business days from the first up to, but not including, until.")
  public record PeriodView(
      @NonNull @Description("The first day.") LocalDate from,
      @Description("The day after the last; null: open end.") @Nullable LocalDate until) {
    static PeriodView of(Period p) {
      return new PeriodView(p.from(), p.until());
    }
  }

  @Type("Clause")
  @Description("A part of a text that can be pointed at.")
  public record ClauseView(
      @NonNull @Id @Description("Stable within the document; survives rewording.") String id,
      @NonNull @Description("The heading, plain text.") String heading,
      @NonNull @Description("The text under the heading, Markdown.") String markdown,
      @NonNull @Description("The words under the heading, without marks.") String text) {
    public static ClauseView of(Clause c) {
      return new ClauseView(c.id(), c.heading(), c.markdown(), Markdown.text(c));
    }
  }

  @Type("Source")
  @Description("Where a text takes its authority from.")
  public record SourceView(
      @NonNull @Description("Who issued it.") String authority,
      @NonNull @Description("Its title.") String title,
      @Description("Its document number.") @Nullable String number,
      @Description("The article.") @Nullable String article,
      @Description("The day of issue.") @Nullable LocalDate date) {
    static SourceView of(Source s) {
      return new SourceView(s.authority(), s.title(), s.number(), s.article(), s.date());
    }
  }

  @Type("Card")
  @Description(
      "One screen for the middle of a call; every line points at the clause that backs it.")
  public record CardView(
      @NonNull @Description("What may be promised.") List<@NonNull CardLineView> can,
      @NonNull @Description("What must not be promised.") List<@NonNull CardLineView> cannot,
      @NonNull @Description("What to ask.") List<@NonNull CardLineView> ask,
      @NonNull @Description("What to say.") List<@NonNull CardLineView> say) {
    static CardView of(Card c) {
      return new CardView(lines(c.can()), lines(c.cannot()), lines(c.ask()), lines(c.say()));
    }
  }

  static List<CardLineView> lines(List<Card.Line> lines) {
    return lines.stream().map(CardLineView::of).toList();
  }

  @Type("CardLine")
  @Description("A sentence, the clause that backs it, and what it means as data.")
  public record CardLineView(
      @NonNull @Description("The sentence.") String text,
      @NonNull @Id @Description("The id of the clause that backs it.") String clause,
      @Description("What it promises or forbids, as data.") @Nullable MeansView means) {
    /** A line of a card. */
    public static CardLineView of(Card.Line l) {
      Card.Means m = l.means();
      return new CardLineView(
          l.text(),
          l.clause(),
          m == null ? null : new MeansView(m.term(), m.is(), m.atMost(), m.atLeast()));
    }
  }

  @Type("Means")
  @Description("What a line says of one term of a programme; one of is, atMost, atLeast is given.")
  public record MeansView(
      @NonNull @Description("The term, such as max-periods.") String term,
      @Description("The value that it has.") @Nullable String is,
      @Description("The most that it may be.") @Nullable BigDecimal atMost,
      @Description("The least that it may be.") @Nullable BigDecimal atLeast) {}

  @Type("Figure")
  @Description("A number that a regulation sets.")
  public record FigureView(
      @NonNull @Description("Its name within the document, such as max-periods.") String name,
      @NonNull @Description("Its value.") BigDecimal value,
      @NonNull @Description("Its unit: day, month, year, percent, yuan, count, hour.") String unit,
      @NonNull @Id @Description("The id of the clause that sets it.") String clause) {
    static List<FigureView> of(Details details) {
      return details instanceof Details.PolicyDetails p
          ? p.figures().entrySet().stream()
              .map(e ->
                  new FigureView(
                      e.getKey(), e.getValue().value(), e.getValue().unit(), e.getValue().clause()))
              .toList()
          : List.of();
    }
  }

  @Type("Step")
  @Description("One step of handling a case.")
  public record StepView(
      @NonNull @Description("What to do.") String what,
      @NonNull @Id @Description("The id of the clause that tells more.") String clause,
      @Description("Who does it.") @Nullable String by,
      @Description("Within how long, in words.") @Nullable String within) {
    static StepView of(Details.Step s) {
      return new StepView(s.what(), s.clause(), s.by(), s.within());
    }
  }

  @Type("Criterion")
  @Description(
      "What must hold of a case: one fact compared with values, or one of several criteria.")
  public record CriterionView(
      @Description("The fact, such as days-overdue; null if anyOf is given.") @Nullable String fact,
      @Description("The question that learns the fact from the customer.")
          @Nullable String question,
      @Description("The fact's unit.") @Nullable String unit,
      @Description("How it is compared.") @Nullable OperatorName operator,
      @NonNull @Description("What it is compared with.") List<@NonNull String> values,
      @Id @Description("The id of the clause that demands it.") @Nullable String clause,
      @NonNull @Description("Criteria of which one is enough; empty if fact is given.")
          List<@NonNull CriterionView> anyOf) {
    public static CriterionView of(Criterion criterion) {
      return switch (criterion) {
        case Criterion.Test t ->
            new CriterionView(
                t.fact().key(),
                t.fact().question(),
                t.fact().unit(),
                OperatorName.valueOf(t.operator().name()),
                t.values(),
                t.clause(),
                List.of());
        case Criterion.AnyOf a ->
            new CriterionView(
                null,
                null,
                null,
                null,
                List.of(),
                null,
                a.anyOf().stream().map(CriterionView::of).toList());
      };
    }
  }

  @Enum("Operator")
  @Description("How a fact is compared.")
  public enum OperatorName {
    IS,
    ONE_OF,
    BELOW,
    ABOVE,
    AT_LEAST,
    AT_MOST
  }

  @Enum("InterestTerm")
  @Description("What happens to interest while a programme runs.")
  public enum InterestName {
    CONTINUES,
    REDUCED,
    FROZEN
  }

  @Enum("CardUse")
  @Description("Whether the card may be used while a programme runs.")
  public enum CardUseName {
    YES,
    NO,
    AFTER_SETTLEMENT
  }

  @Type("Terms")
  @Description("The terms of a programme; what is null the programme does not speak of.")
  public record TermsView(
      @Description("The most periods, in months, on the day asked for.")
          @Nullable Integer maxPeriods,
      @Description("The figure that sets the periods, as slug#name.")
          @Nullable String maxPeriodsFigure,
      @Description("The least down payment, percent of the debt.")
          @Nullable BigDecimal downPaymentPercent,
      @Description("What happens to interest.") @Nullable InterestName interest,
      @Description("The most interest that may be waived, percent.")
          @Nullable BigDecimal waiveInterestPercent,
      @Description("The most penalty that may be waived, percent.")
          @Nullable BigDecimal waivePenaltyPercent,
      @Description("The most fees that may be waived, percent.")
          @Nullable BigDecimal waiveFeePercent,
      @Description("Whether the card may be used.") @Nullable CardUseName cardUsable,
      @Description("How many months payment is put off.") @Nullable Integer deferralMonths,
      @Id @Description("The id of the clause where the terms stand that no card line speaks of.")
          @Nullable String clause) {
    static TermsView of(Details.Terms t, Reading reading) {
      Details.FigureRef ref = t.maxPeriodsFigure();
      BigDecimal figure = ref == null ? null : reading.figure(ref);
      return new TermsView(
          figure == null ? t.maxPeriods() : Integer.valueOf(figure.intValueExact()),
          ref == null ? null : ref.toString(),
          t.downPaymentPercent(),
          t.interest() == null ? null : InterestName.valueOf(t.interest().name()),
          t.waiveInterestPercent(),
          t.waivePenaltyPercent(),
          t.waiveFeePercent(),
          t.cardUsable() == null ? null : CardUseName.valueOf(t.cardUsable().name()),
          t.deferralMonths(),
          t.clause());
    }
  }

  static String body(List<Clause> clauses, String markdown, BodyFormat format) {
    return switch (format) {
      case MARKDOWN -> markdown;
      case HTML -> Markdown.html(clauses);
      case TEXT -> Markdown.text(clauses);
    };
  }
}
