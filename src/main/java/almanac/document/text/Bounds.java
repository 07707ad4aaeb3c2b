package almanac.document.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers, sums and days of a case can still be: the most by which each exceeds each
 * other, kept closed, so that what cannot be is seen at once. All are whole numbers. That sums
 * follow from their parts is used as far as bounds carry: it may stay unseen that nothing is left,
 * but it is never claimed wrongly.
 */
final class Bounds {
  // The first stands for nought, so that a bound of one fact is a difference, too.
  private static final int NOUGHT = 0;
  private static final List<Fact> FACTS =
      Stream.of(Fact.values()).filter(f -> f.least() < f.most()).toList();
  private static final int SIZE = FACTS.size() + 1;
  private static final List<Fact> PARTS =
      List.of(Fact.PRINCIPAL, Fact.INTEREST, Fact.PENALTY, Fact.FEES);
  private static final int ROUNDS = 20;
  private static final Bounds OF_ANY_CASE = ofAnyCase();

  private final long[] most;
  private boolean none;
  private boolean tighter;

  private Bounds(long[] most) {
    this.most = most;
  }

  /** Those of a case of which nothing is known. */
  static Bounds ofAny() {
    return OF_ANY_CASE.copy();
  }

  Bounds copy() {
    Bounds copy = new Bounds(most.clone());
    copy.none = none;
    return copy;
  }

  private static Bounds ofAnyCase() {
    Bounds bounds = new Bounds(new long[SIZE * SIZE]);
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        bounds.most[i * SIZE + j] = i == j ? 0 : Math.subtractExact(mostOf(i), leastOf(j));
      }
    }
    for (Fact part : List.of(Fact.MINIMUM_PAYMENT, Fact.OVER_LIMIT)) {
      bounds.limit(node(part), node(Fact.DEBT_TOTAL), 0);
    }
    bounds.settle();
    return bounds;
  }

  private static long mostOf(int node) {
    return node == NOUGHT ? 0 : FACTS.get(node - 1).most();
  }

  private static long leastOf(int node) {
    return node == NOUGHT ? 0 : FACTS.get(node - 1).least();
  }

  private static int node(@Nullable Fact fact) {
    return fact == null ? NOUGHT : FACTS.indexOf(fact) + 1;
  }

  /** Whether no case is left. */
  boolean none() {
    return none;
  }

  boolean sameAs(Bounds other) {
    return none == other.none && Arrays.equals(most, other.most);
  }

  /**
   * Demands that a fact exceeds another by a number at most.
   *
   * @param other null: the number bounds the fact itself
   */
  void atMost(@Nullable Fact fact, @Nullable Fact other, long by) {
    limit(node(fact), node(other), by);
    settle();
  }

  private void limit(int one, int other, long by) {
    if (none || by >= at(one, other)) {
      return;
    }
    if (at(other, one) + by < 0) {
      none = true;
      return;
    }
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        most[i * SIZE + j] = Math.min(at(i, j), at(i, one) + by + at(other, j));
      }
    }
    tighter = true;
  }

  private long at(int one, int other) {
    return most[one * SIZE + other];
  }

  private long high(int node) {
    return at(node, NOUGHT);
  }

  private long low(int node) {
    return -at(NOUGHT, node);
  }

  // Each round can make the next one sharper, in steps of a fen if need be: there is an end to it.
  private void settle() {
    tighter = true;
    for (int round = 0; round < ROUNDS && tighter && !none; round++) {
      tighter = false;
      debt();
      surplus();
    }
  }

  private void debt() {
    int debt = node(Fact.DEBT_TOTAL);
    long low = PARTS.stream().mapToLong(p -> low(node(p))).sum();
    long high = PARTS.stream().mapToLong(p -> high(node(p))).sum();
    limit(NOUGHT, debt, -low);
    limit(debt, NOUGHT, high);
    for (Fact part : PARTS) {
      int node = node(part);
      limit(node, debt, low(node) - low);
      limit(debt, node, high - high(node));
    }
  }

  private void surplus() {
    int surplus = node(Fact.MONTHLY_SURPLUS);
    int income = node(Fact.MONTHLY_INCOME);
    int spending = node(Fact.NECESSARY_SPENDING);
    limit(income, spending, high(surplus));
    limit(spending, income, -low(surplus));
    limit(surplus, NOUGHT, at(income, spending));
    limit(NOUGHT, surplus, at(spending, income));
    limit(surplus, income, -low(spending));
    limit(income, surplus, high(spending));
  }
}
