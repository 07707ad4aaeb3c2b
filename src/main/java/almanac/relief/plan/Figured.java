package almanac.relief.plan;

import almanac.document.Document;
import almanac.relief.PlanFigure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it held on a day, and who says so.
 *
 * @param document the version that governed that day; null: the contract fixes it
 * @param clause the clause of that version
 */
public record Figured(
    PlanFigure figure, BigDecimal value, @Nullable Document document, @Nullable String clause) {

  /** Its source as a sentence names it. */
  String source() {
    return document == null ? "the contract" : figure.ref().toString();
  }
}
