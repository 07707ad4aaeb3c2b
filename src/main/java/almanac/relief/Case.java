package almanac.relief;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Fact;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer's case; a fact that is not there is unknown, never false. A choice
 * and a text are known as a {@code String}, a number as an {@code Integer}, a sum as {@link Money},
 * a flag as a {@code Boolean}, a day as a {@code LocalDate}. Sums that follow from others are
 * worked out: the debt from its parts, the surplus from income and spending.
 */
public final class Case {
  /** Of whom nothing is known. */
  public static final Case UNKNOWN = new Case(new EnumMap<>(Fact.class));

  private final Map<Fact, Object> known;

  private Case(Map<Fact, Object> known) {
    this.known = known;
  }

  /**
   * A case of which something is known.
   *
   * @throws BadRequest if a value does not fit its fact, or facts contradict each other
   */
  public static Case of(Map<Fact, Object> facts) {
    EnumMap<Fact, Object> known = new EnumMap<>(Fact.class);
    facts.forEach((fact, value) -> known.put(fact, checked(fact, value)));
    derive(known);
    contradictions(known);
    return new Case(known);
  }

  /** The facts that are known, those worked out among them. */
  public Set<Fact> facts() {
    return Collections.unmodifiableSet(known.keySet());
  }

  /** What is known of a fact; null: nothing. */
  public @Nullable Object value(Fact fact) {
    return known.get(fact);
  }

  /** A sum of the case; empty: it is unknown. */
  public Optional<Money> money(Fact fact) {
    return Optional.ofNullable((Money) known.get(fact));
  }

  /** A number of the case; null: it is unknown. */
  public @Nullable Integer number(Fact fact) {
    return (Integer) known.get(fact);
  }

  /** A day of the case; null: it is unknown. */
  public @Nullable LocalDate day(Fact fact) {
    return (LocalDate) known.get(fact);
  }

  /** Whether a choice, a text or a flag is known to be a value. */
  public boolean is(Fact fact, Object value) {
    return value.equals(known.get(fact));
  }

  private static Object checked(Fact fact, Object value) {
    boolean fits =
        switch (fact.type()) {
          case CHOICE -> value instanceof String s && fact.choices().contains(s);
          case TEXT -> value instanceof String s && !s.isBlank();
          case NUMBER -> value instanceof Integer;
          case MONEY -> value instanceof Money;
          case FLAG -> value instanceof Boolean;
          case DATE -> value instanceof LocalDate;
        };
    if (!fits) {
      throw new BadRequest(
          "case.%s is not %s.".formatted(field(fact), value)
              + (fact.choices().isEmpty() ? "" : " It is one of " + fact.choices() + "."));
    }
    if (value instanceof Money m && (m.fen() < 0 || m.fen() > fact.most())) {
      throw new BadRequest(
          "case.%s is a sum of yuan, 0 or more, not %s.".formatted(field(fact), m));
    }
    if (value instanceof Integer n && (n < fact.least() || n > fact.most())) {
      throw new BadRequest(
          "case.%s lies from %d to %d, it is not %d."
              .formatted(field(fact), fact.least(), fact.most(), n));
    }
    return value;
  }

  private static void derive(Map<Fact, Object> known) {
    if (known.get(Fact.PRINCIPAL) instanceof Money principal
        && known.get(Fact.INTEREST) instanceof Money interest
        && known.get(Fact.PENALTY) instanceof Money penalty
        && known.get(Fact.FEES) instanceof Money fees) {
      follow(known, Fact.DEBT_TOTAL, principal.plus(interest).plus(penalty).plus(fees));
    }
    if (known.get(Fact.MONTHLY_INCOME) instanceof Money income
        && known.get(Fact.NECESSARY_SPENDING) instanceof Money spending) {
      follow(known, Fact.MONTHLY_SURPLUS, income.minus(spending));
    }
  }

  private static void follow(Map<Fact, Object> known, Fact fact, Money sum) {
    Object said = known.putIfAbsent(fact, sum);
    if (said != null && !said.equals(sum)) {
      throw new BadRequest(
          "case.%s is %s, but its parts make %s; leave it out or correct them."
              .formatted(field(fact), said, sum));
    }
  }

  private static void contradictions(Map<Fact, Object> known) {
    notAbove(known, Fact.MINIMUM_PAYMENT, Fact.DEBT_TOTAL);
    notAbove(known, Fact.PRINCIPAL, Fact.DEBT_TOTAL);
    notAbove(known, Fact.OVER_LIMIT, Fact.DEBT_TOTAL);
    if ("none".equals(known.get(Fact.HARDSHIP)) && known.containsKey(Fact.HARDSHIP_SINCE)) {
      throw new BadRequest("case.hardshipSince is given, but case.hardship is none; correct one.");
    }
  }

  private static void notAbove(Map<Fact, Object> known, Fact part, Fact whole) {
    if (known.get(part) instanceof Money p
        && known.get(whole) instanceof Money w
        && p.compareTo(w) > 0) {
      throw new BadRequest(
          "case.%s is %s, more than case.%s of %s; correct one."
              .formatted(field(part), p, field(whole), w));
    }
  }

  /** A fact's name at the API, such as {@code daysOverdue}. */
  public static String field(Fact fact) {
    StringBuilder name = new StringBuilder();
    for (String word : fact.key().split("-", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
