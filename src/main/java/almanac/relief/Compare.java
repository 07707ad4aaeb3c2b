package almanac.relief;

import almanac.document.text.Criterion.Operator;
import almanac.document.text.Criterion.Test;
import almanac.document.text.Fact;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares one fact of a case with what a text names. Numbers, sums in fen and days are whole
 * numbers here, so that nothing is rounded.
 */
final class Compare {
  private Compare() {}

  static Truth truth(Test test, Case known) {
    Object value = known.value(test.fact());
    if (value == null) {
      return Truth.UNKNOWN;
    }
    return switch (test.fact().type()) {
      case CHOICE, TEXT -> truth(test.values().contains((String) value));
      case FLAG -> truth(test.values().contains(Boolean.toString((Boolean) value)));
      case NUMBER, MONEY, DATE -> ordered(test, whole(value), known);
    };
  }

  // A list of sums holds as soon as one is equal, and fails only when none is unknown.
  private static Truth ordered(Test test, long value, Case known) {
    boolean unknown = false;
    for (String bound : test.values()) {
      Long with = bound(test.fact(), bound, known);
      if (with == null) {
        unknown = true;
      } else if (holds(test.operator(), Long.compare(value, with))) {
        return Truth.HOLDS;
      }
    }
    return unknown ? Truth.UNKNOWN : Truth.FAILS;
  }

  static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case IS, ONE_OF -> order == 0;
      case BELOW -> order < 0;
      case ABOVE -> order > 0;
      case AT_LEAST -> order >= 0;
      case AT_MOST -> order <= 0;
    };
  }

  private static Truth truth(boolean holds) {
    return holds ? Truth.HOLDS : Truth.FAILS;
  }

  /** The other sum that a sum is compared with; null: it is a value. */
  static @Nullable Fact other(Fact fact, String bound) {
    return fact.type() == Fact.Type.MONEY && !digit(bound.charAt(0)) ? Fact.ofKey(bound) : null;
  }

  /** What a fact is compared with, as a whole number; null: it is a sum that is not known. */
  static @Nullable Long bound(Fact fact, String bound, Case known) {
    Fact other = other(fact, bound);
    return other == null ? fact.whole(bound) : known(other, known);
  }

  /** What is known of a number, a sum or a day, as a whole number; null: nothing. */
  static @Nullable Long known(Fact fact, Case known) {
    Object value = known.value(fact);
    return value == null ? null : (Long) whole(value);
  }

  /** What a case knows of a number, a sum or a day, as a whole number. */
  static long whole(Object value) {
    return switch (value) {
      case Integer number -> number;
      case Money sum -> sum.fen();
      case LocalDate day -> day.toEpochDay();
      default -> throw new IllegalArgumentException("no number, sum or day: " + value);
    };
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The facts that a test cannot be told without. */
  static void missing(Test test, Case known, Set<Fact> missing) {
    add(test.fact(), known, missing);
    for (String bound : test.values()) {
      Fact other = other(test.fact(), bound);
      if (other != null) {
        add(other, known, missing);
      }
    }
  }

  private static void add(Fact fact, Case known, Set<Fact> missing) {
    if (known.value(fact) == null) {
      missing.add(fact);
    }
  }
}
