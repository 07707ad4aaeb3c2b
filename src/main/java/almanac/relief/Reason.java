package almanac.relief;

import almanac.document.text.Criterion;
import almanac.document.text.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one criterion of a programme says of a case.
 *
 * @param clause the id of the clause that demands it; null for what every programme demands
 * @param missing the facts that it cannot be told without; empty unless it is unknown
 */
public record Reason(
    Criterion criterion, Truth truth, @Nullable String clause, List<Fact> missing) {
  public Reason {
    missing = List.copyOf(missing);
  }
}
