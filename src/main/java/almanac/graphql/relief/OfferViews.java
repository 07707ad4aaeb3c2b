package almanac.graphql.relief;

import almanac.document.Document;
import almanac.document.DocumentException.NotFound;
import almanac.document.shelf.Stock;
import almanac.document.text.Card.Line;
import almanac.document.text.Kind;
import almanac.graphql.AnyDocument.ReliefProgramView;
import almanac.graphql.DocumentView;
import almanac.graphql.Reading;
import almanac.graphql.Texts.CardLineView;
import almanac.graphql.relief.MatchViews.ClauseRefView;
import almanac.graphql.relief.MatchViews.FactQuestionView;
import almanac.graphql.relief.MatchViews.VerdictName;
import almanac.graphql.relief.MatchViews.WithheldView;
import almanac.relief.Case;
import almanac.relief.SpecialCases;
import almanac.relief.SpecialCases.Withheld;
import almanac.relief.offer.Finding;
import almanac.relief.offer.Ground;
import almanac.relief.offer.Measured;
import almanac.relief.offer.Offer;
import almanac.relief.offer.OfferCheck;
import almanac.relief.offer.Offers;
import almanac.relief.offer.Wording;
import almanac.relief.offer.WordingCheck;
import almanac.relief.offer.WordingCheck.Hint;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What may be promised, as the API shows it. */
final class OfferViews {
  private OfferViews() {}

  @Type("OfferCheck")
  @Description("What may be done with an offer, and why.")
  public record OfferCheckView(
      @Description("The programme; null if something is withheld.")
          @Nullable ReliefProgramView program,
      @Description("Whether the programme fits the case; null if something is withheld.")
          @Nullable VerdictName verdict,
      @Description("The worst of the findings; null if something is withheld.")
          @Nullable DecisionName decision,
      @NonNull @Description("What was found: of the case, of each part of the offer, of papers.")
          List<@NonNull FindingView> findings,
      @Description("Set if nothing may be offered or disclosed to whoever speaks.")
          @Nullable WithheldView withheld) {

    /**
     * What a stock says of an offer.
     *
     * @throws NotFound if the programme does not govern, or is not for the viewer
     */
    static OfferCheckView of(Stock stock, String slug, Case known, Offer offer, Reading reading) {
      LocalDate day = reading.moment().asOf();
      Document program = governing(stock, slug, day);
      Withheld withheld =
          SpecialCases.withheld(stock.inForce(Kind.SPECIAL_CASE, day), known).orElse(null);
      if (withheld != null) {
        return new OfferCheckView(null, null, null, List.of(), WithheldView.of(withheld, reading));
      }
      OfferCheck check = Offers.check(program, known, offer, stock.inForce(Kind.POLICY, day), day);
      return new OfferCheckView(
          (ReliefProgramView) reading.show(program),
          VerdictName.valueOf(check.match().verdict().name()),
          DecisionName.valueOf(check.decision().name()),
          check.findings().stream().map(f -> FindingView.of(f, reading)).toList(),
          null);
    }
  }

  // One sentence for what is not there and what is not for the viewer.
  private static Document governing(Stock stock, String slug, LocalDate day) {
    return stock
        .inForce(slug, day)
        .filter(d -> d.version().kind() == Kind.RELIEF_PROGRAM)
        .orElseThrow(() ->
            new NotFound("There is no such programme in force on the day, or it is not for you."));
  }

  /** What may be done with an offer. */
  @Enum("OfferDecision")
  @Description("What may be done with an offer, from the best to the worst.")
  public enum DecisionName {
    @Description("It may be promised as it is.")
    ALLOWED,
    @Description("It may be promised once something is known, approved or handed in.")
    CONDITIONAL,
    @Description("It must not be promised.")
    FORBIDDEN
  }

  @Type("OfferFinding")
  @Description("What was found of one part of an offer.")
  public record FindingView(
      @NonNull
          @Description(
              "A term of programmes such as max-periods, or first-payment-day, over-limit-sum,"
                  + " eligibility, facts, approval, evidence.")
          String about,
      @NonNull @Description("What it means for the offer.") DecisionName decision,
      @NonNull @Description("One sentence.") String sentence,
      @Description("What is offered.") @Nullable String offered,
      @Description("The most that may be promised; null: nothing, or it is not known.")
          @Nullable String allowed,
      @Description("What it stands on; null: nothing in force says anything.")
          @Nullable GroundView ground,
      @Description("What may be said instead, or in support.") @Nullable CardLineView instead,
      @Description("The line of the card that forbids just this.") @Nullable CardLineView forbidden,
      @NonNull @Description("What to learn before it may be promised.")
          List<@NonNull FactQuestionView> ask) {
    static FindingView of(Finding f, Reading reading) {
      return new FindingView(
          f.about(),
          DecisionName.valueOf(f.decision().name()),
          f.sentence(),
          f.offered(),
          f.allowed(),
          GroundView.of(f.ground(), reading),
          line(f.instead()),
          line(f.forbidden()),
          f.ask().stream().map(FactQuestionView::of).toList());
    }
  }

  private static @Nullable CardLineView line(@Nullable Line line) {
    return line == null ? null : CardLineView.of(line);
  }

  @Type("Ground")
  @Description("What a judgement stands on: a version of a document, and a clause of it.")
  public record GroundView(
      @NonNull @Description("The document.") DocumentView document,
      @Description("The number of its version.") int version,
      @Description("The clause; null: which is not known.") @Nullable ClauseRefView clause) {
    static @Nullable GroundView of(@Nullable Ground ground, Reading reading) {
      return ground == null
          ? null
          : new GroundView(
              reading.show(ground.document()),
              ground.document().version().number(),
              ClauseRefView.of(ground.document(), ground.clause()));
    }
  }

  @Type("WordingCheck")
  @Description("Where words seem to promise what must not be promised: hints, never a verdict.")
  public record WordingCheckView(
      @NonNull @Description("The places, in order; none allows nothing.")
          List<@NonNull HintView> hints,
      @Description("Of harmless sentences the share in which something is found all the same.")
          double falseAlarmRate,
      @Description("Of sentences with forbidden promises the share in which one is found.")
          double foundRate,
      @Description("How many harmless sentences that was measured on.") int harmlessSentences,
      @Description("How many forbidden ones.") int forbiddenSentences) {

    /**
     * What a stock says of words.
     *
     * @param program that they speak of; null: none is named
     * @throws NotFound if the programme does not govern, or is not for the viewer
     */
    static WordingCheckView of(
        Stock stock, String text, @Nullable String program, Reading reading) {
      LocalDate day = reading.moment().asOf();
      List<Document> inForce =
          Stream.of(Kind.values()).flatMap(k -> stock.inForce(k, day).stream()).toList();
      WordingCheck check =
          Wording.check(text, program == null ? null : governing(stock, program, day), inForce);
      Measured measured = check.measured();
      return new WordingCheckView(
          check.hints().stream().map(h -> HintView.of(h, reading)).toList(),
          measured.falseAlarmRate(),
          measured.foundRate(),
          measured.harmless(),
          measured.forbidden());
    }
  }

  @Type("WordingHint")
  @Description("One place of the words.")
  public record HintView(
      @Description("Offset of its first UTF-16 unit, as JavaScript and Java count.") int from,
      @Description("Offset after its last.") int until,
      @NonNull @Description("The words themselves.") String quote,
      @NonNull @Description("What they seem to promise.") String promises,
      @Description("What forbids it; null: nothing in force speaks of it.")
          @Nullable GroundView ground,
      @Description("The line that forbids it; null: terms do, which no line words.")
          @Nullable CardLineView forbidden,
      @Description("What may be said instead.") @Nullable CardLineView instead) {
    static HintView of(Hint h, Reading reading) {
      return new HintView(
          h.from(),
          h.until(),
          h.quote(),
          h.promises(),
          GroundView.of(h.ground(), reading),
          line(h.forbidden()),
          line(h.instead()));
    }
  }
}
