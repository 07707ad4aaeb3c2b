package almanac.relief;

import almanac.document.text.Details.FigureRef;

/** The figures that accounts are worked out by: where content states each, and in which unit. */
public enum PlanFigure {
  DAILY_RATE("card-price-list", "daily-interest-percent", "percent"),
  DAILY_RATE_CAP("interest-rules", "daily-rate-cap", "percent"),
  DAILY_RATE_FLOOR("interest-rules", "daily-rate-floor", "percent"),
  PENALTY_SHARE("card-price-list", "penalty-percent", "percent"),
  PENALTY_LEAST("card-price-list", "penalty-minimum", "yuan"),
  PENALTY_MOST("card-price-list", "penalty-maximum", "yuan"),
  PENALTY_STOP("penalty-rules", "penalty-stop-from-day", "day"),
  PRINCIPAL_FIRST("repayment-order", "principal-first-from-day", "day"),
  DAYS_TO_PAY("card-price-list", "days-to-pay", "day"),
  /** The share of purchases, and of what past statements left, that the minimum payment takes. */
  MINIMUM_SHARE("card-price-list", "minimum-payment-percent", "percent"),
  MINIMUM_OF_INSTALMENTS("minimum-payment", "instalment-percent", "percent"),
  MINIMUM_OF_CASH("minimum-payment", "cash-advance-percent", "percent"),
  MINIMUM_OF_CHARGES("minimum-payment", "charges-percent", "percent"),
  MINIMUM_OF_PAST_MINIMUM("minimum-payment", "past-minimum-percent", "percent"),
  MINIMUM_OF_OVER_LIMIT("minimum-payment", "over-limit-percent", "percent");

  private final String slug;
  private final String name;
  private final String unit;

  PlanFigure(String slug, String name, String unit) {
    this.slug = slug;
    this.name = name;
    this.unit = unit;
  }

  /** Where content states it. */
  public FigureRef ref() {
    return new FigureRef(slug, name);
  }

  public String unit() {
    return unit;
  }
}
