package almanac.document.text;

import almanac.document.text.Criterion.AnyOf;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Criterion.Test;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether criteria imply others, criterion by criterion. It never says so wrongly; that two
 * criteria imply a third only together it does not see.
 */
public final class Eligibility {
  private Eligibility() {}

  /** Whether whoever meets all of the first meets all of the second. */
  public static boolean implies(List<Criterion> all, List<Criterion> others) {
    return others.stream().allMatch(o -> all.stream().anyMatch(c -> implies(c, o)));
  }

  private static boolean implies(Criterion one, Criterion other) {
    if (one instanceof AnyOf any) {
      return !any.anyOf().isEmpty() && any.anyOf().stream().allMatch(c -> implies(c, other));
    }
    return switch (other) {
      case AnyOf any -> any.anyOf().stream().anyMatch(c -> implies(one, c));
      case Test test -> one instanceof Test t && implies(t, test);
    };
  }

  private static boolean implies(Test one, Test other) {
    if (one.fact() != other.fact()) {
      return false;
    }
    boolean sets = names(one.operator()) && names(other.operator());
    if (sets) {
      return Set.copyOf(other.values()).containsAll(one.values());
    }
    if (one.operator() == other.operator() && one.values().equals(other.values())) {
      return true;
    }
    Range range = range(one);
    Range in = range(other);
    return range != null && in != null && !names(other.operator()) && range.within(in);
  }

  private static boolean names(Operator operator) {
    return operator == Operator.IS || operator == Operator.ONE_OF;
  }

  /** Numbers that lie between two bounds; null: unbounded. */
  private record Range(
      @Nullable BigDecimal low, boolean lowIn, @Nullable BigDecimal high, boolean highIn) {

    boolean within(Range other) {
      return lower(other) && upper(other);
    }

    private boolean lower(Range other) {
      if (other.low == null) {
        return true;
      }
      int c = low == null ? -1 : low.compareTo(other.low);
      return c > 0 || (c == 0 && (other.lowIn || !lowIn));
    }

    private boolean upper(Range other) {
      if (other.high == null) {
        return true;
      }
      int c = high == null ? 1 : high.compareTo(other.high);
      return c < 0 || (c == 0 && (other.highIn || !highIn));
    }
  }

  // A sum may be compared with another sum of the case, of which no range is known.
  private static @Nullable Range range(Test test) {
    boolean number =
        test.fact().type() == Fact.Type.NUMBER || test.fact().type() == Fact.Type.MONEY;
    if (!number
        || test.values().isEmpty()
        || !test.values().stream().allMatch(v -> v.matches("[0-9]{1,12}(\\.[0-9]{1,2})?"))) {
      return null;
    }
    List<BigDecimal> values = test.values().stream().map(BigDecimal::new).sorted().toList();
    BigDecimal low = values.getFirst();
    BigDecimal high = values.getLast();
    return switch (test.operator()) {
      case IS, ONE_OF -> new Range(low, true, high, true);
      case BELOW -> new Range(null, false, low, false);
      case AT_MOST -> new Range(null, false, low, true);
      case ABOVE -> new Range(high, false, null, false);
      case AT_LEAST -> new Range(high, true, null, false);
    };
  }
}
