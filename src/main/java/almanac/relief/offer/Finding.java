package almanac.relief.offer;

import almanac.document.text.Card.Line;
import almanac.document.text.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one part of an offer.
 *
 * @param about a term of programmes such as {@code max-periods}, or one of {@code
 *     first-payment-day}, {@code over-limit-sum}, {@code eligibility}, {@code facts}, {@code
 *     approval}, {@code evidence}
 * @param sentence for the person who asked
 * @param offered the level that is offered; null if it is about no part of the offer
 * @param allowed the most that may be promised; null: nothing, or it is not known
 * @param ground what it stands on; null: no text that governs says anything
 * @param instead what may be said; null: the card has no such line
 * @param forbidden the line of the card that forbids just this
 * @param ask the facts to learn, or the papers' fact, before it may be promised
 */
public record Finding(
    String about,
    Decision decision,
    String sentence,
    @Nullable String offered,
    @Nullable String allowed,
    @Nullable Ground ground,
    @Nullable Line instead,
    @Nullable Line forbidden,
    List<Fact> ask) {
  public Finding {
    ask = List.copyOf(ask);
  }
}
