package almanac.relief.plan;

import almanac.relief.PlanFigure;
import almanac.relief.plan.DebtComposition.Order;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which items a payment pays first; the others come after, and each sort in order of posting.
 *
 * @param figure what decided; null: nothing was overdue
 */
record Applying(Order order, Predicate<Item> first, @Nullable Figured figure) {

  /** The order for a payment on a day of which an account is so many days overdue. */
  static Applying on(int daysOverdue, LocalDate day, PlanFigures figures) {
    if (daysOverdue == 0) {
      return new Applying(Order.PAST_GRACE_FIRST, i -> !i.inGrace(), null);
    }
    Figured from = figures.on(PlanFigure.PRINCIPAL_FIRST, day);
    return daysOverdue < from.value().intValueExact()
        ? new Applying(Order.CHARGES_FIRST, i -> !i.type().principal(), from)
        : new Applying(Order.PRINCIPAL_FIRST, i -> i.type().principal(), from);
  }
}
