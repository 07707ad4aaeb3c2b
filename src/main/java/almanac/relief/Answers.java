package almanac.relief;

import almanac.document.text.Criterion;
import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Criterion.Test;
import almanac.document.text.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The answers that the question for one fact may get, as classes that no criterion still open tells
 * apart: each choice, yes and no, or the stretches between the thresholds that criteria name. A set
 * of classes is the bits of a {@code long}, so that a criterion is judged for all answers at once.
 */
final class Answers {
  /** The most classes of one fact: the bits of a long. */
  static final int MOST = Long.SIZE;

  private static final List<String> YES_AND_NO = List.of("true", "false");
  // A region that no criterion names.
  private static final String ELSEWHERE = "";

  private final Fact fact;
  private final Case known;
  private final List<String> words;
  private final long[] least;
  private final long all;

  private Answers(Fact fact, Case known, List<String> words, long[] least) {
    this.fact = fact;
    this.known = known;
    this.words = words;
    this.least = least;
    this.all = -1L >>> (MOST - count());
  }

  /** For which answers a criterion would hold, and for which it would fail. */
  record Sets(long holds, long fails) {
    private static final Sets NONE = new Sets(0, 0);
  }

  /** Gathers what the criteria that are still open ask of one fact. */
  static final class Builder {
    private final Fact fact;
    private final Case known;
    private final Set<String> words = new LinkedHashSet<>();
    private long[] cuts = new long[MOST];
    private int cutCount;

    Builder(Fact fact, Case known) {
      this.fact = fact;
      this.known = known;
    }

    void add(Criterion criterion) {
      switch (criterion) {
        case Test test -> add(test);
        case AnyOf any -> any.anyOf().forEach(this::add);
      }
    }

    private void add(Test test) {
      Fact.Type type = fact.type();
      if (type == Fact.Type.TEXT) {
        if (test.fact() == fact) {
          words.addAll(test.values());
        }
      } else if (type != Fact.Type.CHOICE && type != Fact.Type.FLAG) {
        for (String value : test.values()) {
          cut(test, value);
        }
      }
    }

    private void cut(Test test, String value) {
      Operator operator = test.operator();
      Long at = null;
      if (test.fact() == fact) {
        at = Compare.bound(fact, value, known);
      } else if (Compare.other(test.fact(), value) == fact) {
        at = Compare.known(test.fact(), known);
        operator = mirrored(operator);
      }
      if (at != null) {
        switch (operator) {
          case BELOW, AT_LEAST -> cut(at);
          case ABOVE, AT_MOST -> cut(at + 1);
          case IS, ONE_OF -> {
            cut(at);
            cut(at + 1);
          }
        }
      }
    }

    // The first value of a class; below the least value that the fact can have there is none.
    private void cut(long first) {
      if (first > floor(fact)) {
        if (cutCount == cuts.length) {
          cuts = Arrays.copyOf(cuts, cutCount * 2);
        }
        cuts[cutCount++] = first;
      }
    }

    Answers build() {
      return switch (fact.type()) {
        case CHOICE -> new Answers(fact, known, fact.choices(), new long[0]);
        case FLAG -> new Answers(fact, known, YES_AND_NO, new long[0]);
        case TEXT -> {
          List<String> named = new ArrayList<>(words);
          named = named.subList(0, Math.min(named.size(), MOST - 1));
          List<String> classes = new ArrayList<>(named);
          classes.add(ELSEWHERE);
          yield new Answers(fact, known, classes, new long[0]);
        }
        case NUMBER, MONEY, DATE -> new Answers(fact, known, List.of(), least());
      };
    }

    private long[] least() {
      Arrays.sort(cuts, 0, cutCount);
      long[] distinct = new long[cutCount + 1];
      distinct[0] = floor(fact);
      int count = 1;
      for (int i = 0; i < cutCount; i++) {
        if (cuts[i] != distinct[count - 1]) {
          distinct[count++] = cuts[i];
        }
      }
      // Of more classes than there are bits, some stand for their neighbours.
      long[] least = new long[Math.min(count, MOST)];
      for (int i = 0; i < least.length; i++) {
        least[i] = distinct[(int) ((long) i * count / least.length)];
      }
      return least;
    }
  }

  private static long floor(Fact fact) {
    return switch (fact.type()) {
      case DATE -> Long.MIN_VALUE;
      default -> fact == Fact.BILLING_DAY ? 1 : 0;
    };
  }

  /** How many answers are told apart. */
  int count() {
    return least.length == 0 ? words.size() : least.length;
  }

  /** All answers. */
  long all() {
    return all;
  }

  /** For which answers a criterion holds and fails that cannot be told yet. */
  Sets of(Criterion criterion) {
    return switch (criterion) {
      case Test test -> of(test);
      case AnyOf any -> {
        long holds = 0;
        long fails = all;
        for (Criterion member : any.anyOf()) {
          Sets sets = of(member);
          holds |= sets.holds;
          fails &= sets.fails;
        }
        yield new Sets(holds, fails);
      }
    };
  }

  private Sets of(Test test) {
    if (known.value(test.fact()) != null) {
      Truth truth = Compare.truth(test, known);
      if (truth != Truth.UNKNOWN) {
        return truth == Truth.HOLDS ? new Sets(all, 0) : new Sets(0, all);
      }
    } else if (test.fact() != fact && !isOther(test)) {
      return Sets.NONE;
    }
    return switch (test.fact().type()) {
      case CHOICE, TEXT, FLAG -> among(test.values());
      case NUMBER, MONEY, DATE -> ordered(test);
    };
  }

  private boolean isOther(Test test) {
    for (String value : test.values()) {
      if (Compare.other(test.fact(), value) == fact) {
        return true;
      }
    }
    return false;
  }

  private Sets among(List<String> values) {
    long holds = 0;
    for (int i = 0; i < words.size(); i++) {
      holds |= values.contains(words.get(i)) ? 1L << i : 0;
    }
    return new Sets(holds, all & ~holds);
  }

  // One bound that stays unknown keeps all answers from failing.
  private Sets ordered(Test test) {
    long holds = 0;
    boolean unknown = false;
    for (String value : test.values()) {
      Long left = test.fact() == fact ? null : Compare.known(test.fact(), known);
      Long right = Compare.bound(test.fact(), value, known);
      if (test.fact() == fact && right != null) {
        holds |= where(test.operator(), right);
      } else if (left != null && right != null) {
        holds |= Compare.holds(test.operator(), Long.compare(left, right)) ? all : 0;
      } else if (left != null && Compare.other(test.fact(), value) == fact) {
        holds |= where(mirrored(test.operator()), left);
      } else {
        unknown = true;
      }
    }
    return new Sets(holds, unknown ? 0 : all & ~holds);
  }

  private long where(Operator operator, long bound) {
    long below = first(count(bound));
    long upTo = bound == Long.MAX_VALUE ? all : first(count(bound + 1));
    return switch (operator) {
      case BELOW -> below;
      case AT_MOST -> upTo;
      case AT_LEAST -> all & ~below;
      case ABOVE -> all & ~upTo;
      case IS, ONE_OF -> upTo & ~below;
    };
  }

  /** How many classes begin below a value. */
  private int count(long value) {
    int place = Arrays.binarySearch(least, value);
    return place < 0 ? -place - 1 : place;
  }

  private static long first(int classes) {
    return classes == 0 ? 0 : -1L >>> (MOST - classes);
  }

  private static Operator mirrored(Operator operator) {
    return switch (operator) {
      case IS, ONE_OF -> operator;
      case BELOW -> Operator.ABOVE;
      case ABOVE -> Operator.BELOW;
      case AT_LEAST -> Operator.AT_MOST;
      case AT_MOST -> Operator.AT_LEAST;
    };
  }
}
