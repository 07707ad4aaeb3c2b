package almanac.relief.offer;

import almanac.document.text.Card.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where words may promise what must not be promised: a hint, never a verdict.
 *
 * @param measured how often such hints are right
 */
public record WordingCheck(List<Hint> hints, Measured measured) {
  public WordingCheck {
    hints = List.copyOf(hints);
  }

  /**
   * One place of the words.
   *
   * @param from offset of its first char in the words
   * @param until offset after its last char
   * @param promises what it seems to promise, a sentence
   * @param ground what forbids it; null: no text that governs speaks of it
   * @param forbidden the line that forbids it; null: terms do, which no line words
   * @param instead what may be said; null: nothing is written down
   */
  public record Hint(
      int from,
      int until,
      String quote,
      String promises,
      @Nullable Ground ground,
      @Nullable Line forbidden,
      @Nullable Line instead) {}
}
