package almanac.relief.plan;

import static almanac.relief.plan.DebtComposition.sum;

import almanac.relief.Money;
import almanac.relief.PlanFigure;
import almanac.relief.plan.DebtComposition.ItemType;
import almanac.relief.plan.DebtComposition.MinimumLine;
import almanac.relief.plan.DebtComposition.MinimumPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must be paid at least of one statement: the sum of shares, each by its figure of the day.
 */
final class MinimumPayment {
  private final PlanFigures figures;
  private final LocalDate day;
  private final List<MinimumLine> lines = new ArrayList<>();

  MinimumPayment(PlanFigures figures, LocalDate day) {
    this.figures = figures;
    this.day = day;
  }

  /**
   * Its parts; they sum to it.
   *
   * @param fresh what was posted since the statement before
   * @param past what older statements had
   * @param pastMinimum what of the minimum before is unpaid; taken whole, and no share of it again
   * @param overLimit null: no limit is known
   */
  List<MinimumLine> parts(
      List<Item> fresh,
      List<Item> past,
      Money pastMinimum,
      @Nullable Money overLimit,
      Money balance) {
    part(MinimumPart.PURCHASES, of(fresh, ItemType.PURCHASE), PlanFigure.MINIMUM_SHARE);
    part(MinimumPart.CASH_ADVANCES, of(fresh, ItemType.CASH_ADVANCE), PlanFigure.MINIMUM_OF_CASH);
    part(
        MinimumPart.INSTALMENTS, of(fresh, ItemType.INSTALMENT), PlanFigure.MINIMUM_OF_INSTALMENTS);
    part(MinimumPart.CHARGES, of(fresh, i -> !i.type().principal()), PlanFigure.MINIMUM_OF_CHARGES);
    part(MinimumPart.PAST_DEBT, of(past, _ -> true).minus(pastMinimum), PlanFigure.MINIMUM_SHARE);
    part(MinimumPart.PAST_MINIMUM, pastMinimum, PlanFigure.MINIMUM_OF_PAST_MINIMUM);
    if (overLimit != null) {
      part(MinimumPart.OVER_LIMIT, overLimit, PlanFigure.MINIMUM_OF_OVER_LIMIT);
    }
    Money above = sum(lines.stream().map(MinimumLine::sum)).minus(balance);
    if (above.fen() > 0) {
      lines.add(new MinimumLine(MinimumPart.ABOVE_BALANCE, above, null, Money.ZERO.minus(above)));
    }
    return lines;
  }

  private static Money of(List<Item> items, ItemType type) {
    return of(items, i -> i.type() == type);
  }

  private static Money of(List<Item> items, Predicate<Item> which) {
    return sum(items.stream().filter(which).map(Item::left));
  }

  private void part(MinimumPart part, Money base, PlanFigure figure) {
    if (base.fen() > 0) {
      Figured share = figures.on(figure, day);
      lines.add(new MinimumLine(part, base, share, base.percent(share.value())));
    }
  }
}
