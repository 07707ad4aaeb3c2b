package almanac.document.text;

import almanac.document.text.Card.Means;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A term of a programme, and which of two levels of it gives the customer more. A level is a number
 * or, for a term in words, the place of the word from the least to the most.
 */
public enum Term {
  MAX_PERIODS(true),
  DOWN_PAYMENT_PERCENT(false),
  INTEREST(true, "continues", "reduced", "frozen"),
  WAIVE_INTEREST_PERCENT(true),
  WAIVE_PENALTY_PERCENT(true),
  WAIVE_FEE_PERCENT(true),
  CARD_USABLE(true, "no", "after-settlement", "yes"),
  DEFERRAL_MONTHS(true);

  private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

  private final boolean moreIsBetter;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> words;

  Term(boolean moreIsBetter, String... words) {
    this.moreIsBetter = moreIsBetter;
    this.words = List.of(words);
  }

  /** The term of a key such as {@code max-periods}; null: no such term. */
  public static @Nullable Term ofKey(String key) {
    return Stream.of(values()).filter(t -> t.key().equals(key)).findFirst().orElse(null);
  }

  /** The name that {@code means} and figures give it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How {@code means} says it, for a sentence. */
  public String form() {
    if (!words.isEmpty()) {
      return "is: " + String.join(" | ", words);
    }
    return moreIsBetter ? "at-most: a number" : "at-least: a number";
  }

  /** The unit of a figure that bounds it; months unless it is a share. */
  public boolean inMonths() {
    return this == MAX_PERIODS || this == DEFERRAL_MONTHS;
  }

  /** Whether its levels are words. */
  public boolean inWords() {
    return !words.isEmpty();
  }

  /** The level that a line speaks of; null if it cannot be told. */
  public @Nullable BigDecimal level(Means means) {
    if (inWords()) {
      return means.is() == null || means.atMost() != null || means.atLeast() != null
          ? null
          : word(means.is());
    }
    if (means.is() != null) {
      return null;
    }
    BigDecimal said = moreIsBetter ? means.atMost() : means.atLeast();
    BigDecimal other = moreIsBetter ? means.atLeast() : means.atMost();
    return other == null ? said : null;
  }

  /** A figure as a level of it; null if its unit does not fit. */
  public @Nullable BigDecimal level(Figure figure) {
    if (inMonths()) {
      return switch (figure.unit()) {
        case "month" -> figure.value();
        case "year" -> figure.value().multiply(MONTHS_OF_A_YEAR);
        default -> null;
      };
    }
    return !inWords() && figure.unit().equals("percent") ? figure.value() : null;
  }

  /** The level at which a customer gets nothing: one payment, all of it at once, no relief. */
  public BigDecimal nothing() {
    return switch (this) {
      case MAX_PERIODS -> BigDecimal.ONE;
      case DOWN_PAYMENT_PERCENT -> BigDecimal.valueOf(100);
      default -> BigDecimal.ZERO;
    };
  }

  /** The level of a word; null: it is none of its words. */
  public @Nullable BigDecimal word(String word) {
    int place = words.indexOf(word);
    return place < 0 ? null : BigDecimal.valueOf(place);
  }

  /** The level that terms state themselves; null if they do not speak of it, or by a figure. */
  public @Nullable BigDecimal stated(Terms terms) {
    return switch (this) {
      case MAX_PERIODS -> number(terms.maxPeriods());
      case DOWN_PAYMENT_PERCENT -> terms.downPaymentPercent();
      case INTEREST -> place(terms.interest());
      case WAIVE_INTEREST_PERCENT -> terms.waiveInterestPercent();
      case WAIVE_PENALTY_PERCENT -> terms.waivePenaltyPercent();
      case WAIVE_FEE_PERCENT -> terms.waiveFeePercent();
      case CARD_USABLE -> place(terms.cardUsable());
      case DEFERRAL_MONTHS -> number(terms.deferralMonths());
    };
  }

  private static @Nullable BigDecimal number(@Nullable Integer number) {
    return number == null ? null : BigDecimal.valueOf(number);
  }

  /** The level of one of its words; null: no word is given, or it is none of its words. */
  public @Nullable BigDecimal place(@Nullable Enum<?> word) {
    return word == null ? null : word(word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Positive if the first level gives the customer more than the second, zero if as much. */
  public int generosity(BigDecimal level, BigDecimal other) {
    return moreIsBetter ? level.compareTo(other) : other.compareTo(level);
  }

  /** Whether promising one level says what another forbids to say. */
  public boolean breaks(BigDecimal promised, BigDecimal forbidden) {
    return inWords() ? promised.compareTo(forbidden) == 0 : generosity(promised, forbidden) >= 0;
  }

  /** A level as a sentence says it. */
  public String say(BigDecimal level) {
    return inWords() ? words.get(level.intValue()) : level.stripTrailingZeros().toPlainString();
  }
}
