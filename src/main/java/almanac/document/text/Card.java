package almanac.document.text;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One screen for the middle of a call; every line points at the clause that backs it. */
public record Card(List<Line> can, List<Line> cannot, List<Line> ask, List<Line> say) {
  public static final Card EMPTY = new Card(List.of(), List.of(), List.of(), List.of());

  /** The characters that one screen holds, over all lines. */
  public static final int MAX_CHARACTERS = 400;

  public Card {
    can = List.copyOf(can);
    cannot = List.copyOf(cannot);
    ask = List.copyOf(ask);
    say = List.copyOf(say);
  }

  public Stream<Line> lines() {
    return Stream.of(can, cannot, ask, say).flatMap(List::stream);
  }

  /** A sentence, the id of the clause that backs it, and what it promises or forbids as data. */
  public record Line(String text, String clause, @Nullable Means means) {
    public Line {
      text = requireNonNullElse(text, "");
      clause = requireNonNullElse(clause, "");
    }
  }

  /**
   * What a line says of one term of a programme; exactly one of the last three is given.
   *
   * @param term the term's key, such as {@code max-periods} or {@code card-usable}
   */
  public record Means(
      String term, @Nullable String is, @Nullable BigDecimal atMost, @Nullable BigDecimal atLeast) {
    public Means {
      term = requireNonNullElse(term, "");
    }
  }
}
