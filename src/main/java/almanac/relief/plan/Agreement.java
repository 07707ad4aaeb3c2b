package almanac.relief.plan;

import almanac.document.Document;
import almanac.document.DocumentException.InvalidContent;
import almanac.document.text.Clause;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.InterestTerm;
import almanac.relief.Money;
import almanac.relief.plan.RepaymentPlan.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a personalised instalment agreement must state, each item with the clause that demands it
 * and, in the agents' language, what this plan says of it.
 */
public final class Agreement {
  // The measures of 2011: where content states what an agreement holds.
  private static final String MEASURES = "card-measures-2011";

  private Agreement() {}

  /** The items that the measures demand. */
  public enum Topic {
    BALANCE("agreement"),
    SCHEDULE("agreement"),
    CHARGES("charges"),
    NO_NEW_CARDS("no-new-cards"),
    DUTIES_AND_BREACH("stop-collection"),
    OTHERS("agreement");

    private final String clause;

    Topic(String clause) {
      this.clause = clause;
    }
  }

  /**
   * What the parties have settled besides the plan; a null is still open.
   *
   * @param annualFee whether the annual fee is charged meanwhile
   * @param otherFees whether any other fee is
   * @param currency as the agreement names it
   */
  public record Settled(
      @Nullable Boolean annualFee,
      @Nullable Boolean otherFees,
      @Nullable String currency,
      @Nullable CardUse cardUse) {}

  /**
   * An item of the agreement.
   *
   * @param says what this plan says of it
   * @param settled false: something of it is open, and must be agreed before anybody signs
   */
  public record Item(Topic topic, Document document, Clause clause, String says, boolean settled) {}

  /**
   * All items for a plan.
   *
   * @param inForce a document on the day of the agreement
   * @throws InvalidContent if no text in force says what an agreement must state
   */
  public static List<Item> of(
      RepaymentPlan plan, Settled settled, Function<String, Optional<Document>> inForce) {
    LocalDate day = plan.terms().agreementDay();
    Document measures = inForce.apply(MEASURES).orElseThrow(() -> missing(MEASURES, day));
    return List.of(
        item(Topic.BALANCE, measures, balance(plan, settled), settled.currency() != null),
        item(Topic.SCHEDULE, measures, schedule(plan, settled), settled.currency() != null),
        item(
            Topic.CHARGES,
            measures,
            charges(plan, settled),
            settled.annualFee() != null && settled.otherFees() != null),
        item(Topic.NO_NEW_CARDS, measures, "持卡人承诺：结清全部欠款以前，不向任何银行申领信用卡。", true),
        item(
            Topic.DUTIES_AND_BREACH,
            measures,
            "持卡人按期足额还款，履约期间停止催收；任何一期到期未还即为违约，恢复催收，减免不再适用。",
            true),
        item(Topic.OTHERS, measures, others(plan, settled), settled.cardUse() != null));
  }

  private static Item item(Topic topic, Document document, String says, boolean settled) {
    Clause clause =
        document.version().content().clauses().stream()
            .filter(c -> c.id().equals(topic.clause))
            .findFirst()
            .orElseThrow(() ->
                new InvalidContent(
                    "Version %d of %s has no clause %s; an agreement must state what it says."
                        .formatted(document.version().number(), MEASURES, topic.clause)));
    return new Item(topic, document, clause, says, settled);
  }

  private static InvalidContent missing(String slug, LocalDate day) {
    return new InvalidContent(
        "No text of %s is in force on %s; it says what an agreement must state."
            .formatted(slug, day));
  }

  private static String balance(RepaymentPlan plan, Settled settled) {
    Debt debt = plan.debt();
    return "欠款余额%s元：本金%s元，利息%s元，违约金%s元，其他费用%s元；币种：%s。"
        .formatted(
            debt.total(),
            debt.principal(),
            debt.interest(),
            debt.penalty(),
            debt.fees(),
            open(settled.currency()));
  }

  private static String schedule(RepaymentPlan plan, Settled settled) {
    String rows =
        plan.rows().stream()
            .map(r -> "%s：%s元".formatted(name(r), r.total()))
            .collect(Collectors.joining("；"));
    return "共%d期，按月等额本金还款，以%s偿还。%s。合计%s元。"
        .formatted(plan.terms().periods(), open(settled.currency()), rows, plan.total(Row::total));
  }

  private static String name(Row row) {
    return (row.number() == 0 ? "首付 " : "第%d期 ".formatted(row.number())) + row.dueDay();
  }

  private static String charges(RepaymentPlan plan, Settled settled) {
    Money interest = plan.total(Row::interest);
    String rate =
        plan.terms().reducedRate() == null
            ? ""
            : "，日利率%s%%".formatted(plan.terms().reducedRate().toPlainString());
    return "利息：%s；年费：%s；其他费用：%s。"
        .formatted(
            plan.terms().interest() == InterestTerm.FROZEN
                ? "不计收"
                : "计收%s，还款期间共%s元".formatted(rate, interest),
            charged(settled.annualFee()),
            charged(settled.otherFees()));
  }

  private static String others(RepaymentPlan plan, Settled settled) {
    CardUse use = settled.cardUse();
    String card =
        use == null
            ? "待约定"
            : switch (use) {
              case YES -> "还款期间可以使用";
              case NO -> "还款期间停用";
              case AFTER_SETTLEMENT -> "还款期间停用，结清并重新评估后可以恢复";
            };
    return "减免：利息%s元，违约金%s元，费用%s元；卡片：%s。口头达成的须录音，保存到结清之日。"
        .formatted(plan.waived().interest(), plan.waived().penalty(), plan.waived().fees(), card);
  }

  private static String charged(@Nullable Boolean charged) {
    return charged == null ? "待约定" : charged ? "计收" : "不计收";
  }

  private static String open(@Nullable String value) {
    return value == null ? "待约定" : value;
  }
}
