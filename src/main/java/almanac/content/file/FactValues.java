package almanac.content.file;

import almanac.document.text.Criterion.Operator;
import almanac.document.text.Fact;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a fact can be compared with what a file compares it with. Pure. */
final class FactValues {
  private FactValues() {}

  /** What is wrong with it, as a sentence; null if it can. */
  static @Nullable String wrong(Fact fact, Operator operator, List<String> values) {
    boolean ordered = operator != Operator.IS && operator != Operator.ONE_OF;
    return switch (fact.type()) {
      case CHOICE ->
          ordered || !fact.choices().containsAll(values)
              ? "is or one-of is expected, with values of " + fact.choices() + "."
              : null;
      case TEXT -> ordered ? "is or one-of is expected." : null;
      case FLAG ->
          operator != Operator.IS || !List.of("true", "false").containsAll(values)
              ? "is: true or is: false is expected."
              : null;
      case NUMBER ->
          values.stream().allMatch(v -> v.matches("[0-9]{1,6}")) ? null : "A number is expected.";
      case MONEY ->
          values.stream().allMatch(FactValues::isMoney)
              ? null
              : "Yuan with at most two decimals, or the name of another sum, is expected.";
      case DATE -> values.stream().allMatch(FactValues::isDay) ? null : "A day is expected.";
    };
  }

  private static boolean isMoney(String value) {
    Fact other = Fact.ofKey(value);
    return value.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")
        || (other != null && other.type() == Fact.Type.MONEY);
  }

  private static boolean isDay(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
