package almanac.content.file;

import almanac.content.file.Problem.Code;
import almanac.content.file.VersionReader.ClauseIds;
import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Details.Terms;
import almanac.document.text.Term;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the card of a version. */
final class CardReader {
  private final ClauseIds clauses;

  CardReader(ClauseIds clauses) {
    this.clauses = clauses;
  }

  /**
   * @param terms of a programme, whose promises must say what they mean; null for other kinds
   */
  Card card(Keys keys, @Nullable Terms terms) {
    Keys card = keys.keys("card");
    if (card == null) {
      keys.rule(Code.MISSING_KEY, "card", "The key card is missing.");
      return Card.EMPTY;
    }
    Card read =
        new Card(
            card.each("can", k -> line(k, terms != null)),
            lines(card, "cannot"),
            lines(card, "ask"),
            lines(card, "say"));
    card.noOthers();
    if (read.equals(Card.EMPTY)) {
      keys.rule(Code.MISSING_KEY, "card", "A card has at least one line.");
    }
    int characters = read.lines().mapToInt(l -> l.text().length()).sum();
    if (characters > Card.MAX_CHARACTERS) {
      keys.rule(
          Code.BAD_VALUE,
          "card",
          "A card has at most " + Card.MAX_CHARACTERS + " characters, not " + characters + ".");
    }
    return read;
  }

  /** Lines with text, clause and, where it is said, what they mean. */
  List<Line> lines(Keys keys, String key) {
    return keys.each(key, k -> line(k, false));
  }

  private Line line(Keys keys, boolean promises) {
    String text = keys.requiredText("text");
    String clause = clauses.read(keys);
    Keys inside = keys.keys("means");
    Means means = inside == null ? null : means(inside);
    if (promises && means == null) {
      keys.rule(Code.MISSING_KEY, "means", "What a programme promises is said in means, too.");
    }
    keys.noOthers();
    return new Line(text, clause, means);
  }

  private static Means means(Keys keys) {
    Means means =
        new Means(
            keys.requiredText("term"),
            keys.text("is"),
            keys.number("at-most"),
            keys.number("at-least"));
    if (!means.term().isEmpty() && Term.ofKey(means.term()) == null) {
      keys.problem(Code.BAD_VALUE, "term", "One of " + sorted() + " is expected.");
    }
    int said =
        (means.is() == null ? 0 : 1)
            + (means.atMost() == null ? 0 : 1)
            + (means.atLeast() == null ? 0 : 1);
    if (said != 1) {
      keys.rule(Code.BAD_VALUE, "term", "Exactly one of is, at-most, at-least is expected.");
    }
    keys.noOthers();
    return means;
  }

  private static String sorted() {
    return Stream.of(Term.values()).map(Term::key).sorted().collect(Collectors.joining(", "));
  }
}
