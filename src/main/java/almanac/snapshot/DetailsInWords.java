package almanac.snapshot;

import almanac.document.text.Card;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Step;
import almanac.document.text.Details.Terms;
import almanac.document.text.VersionContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data beside a text as lines that an agent can read. Criteria are left to the clauses, which
 * say them in words.
 */
final class DetailsInWords {
  private DetailsInWords() {}

  /**
   * One thing that is told.
   *
   * @param figure where its value stands, as {@code slug#name}; null: in the lines
   */
  record Row(String label, List<String> lines, @Nullable String figure) {
    Row {
      lines = List.copyOf(lines);
    }
  }

  static List<Row> of(VersionContent content) {
    return switch (content.details()) {
      case PolicyDetails policy ->
          rows(row("发文机关", policy.authority()), row("文号", policy.number()));
      case ReliefProgramDetails programme ->
          Stream.of(
                  terms(programme.terms()),
                  rows(
                      row("其余条件", heading(content, programme.terms().clause())),
                      new Row("要收的材料", programme.evidence(), null),
                      row("审批", programme.approval()),
                      row("申请时间", programme.applicationWindow())))
              .flatMap(List::stream)
              .toList();
      case SpecialCaseDetails special ->
          rows(
              new Row("怎么识别", special.signals(), null),
              row("不得提供或透露", heading(content, special.withhold())),
              new Row("步骤", special.steps().stream().map(DetailsInWords::step).toList(), null),
              new Row("绝不能做", special.forbidden().stream().map(Card.Line::text).toList(), null),
              new Row("要收的材料", special.evidence(), null),
              row("升级到", special.escalateTo()));
    };
  }

  // A reader sees headings; ids mean nothing to him.
  private static @Nullable String heading(VersionContent content, @Nullable String clause) {
    return content.clauses().stream()
        .filter(it -> it.id().equals(clause))
        .map(it -> "见“" + it.heading() + "”")
        .findFirst()
        .orElse(null);
  }

  /** The numbers that a policy sets, by name. */
  static Map<String, String> figures(PolicyDetails policy) {
    Map<String, String> figures = new LinkedHashMap<>();
    policy.figures().forEach((name, figure) -> figures.put(name, value(figure)));
    return figures;
  }

  private static String value(Figure figure) {
    return figure.value().toPlainString()
        + switch (figure.unit()) {
          case "day" -> "天";
          case "month" -> "个月";
          case "year" -> "年";
          case "percent" -> "%";
          case "yuan" -> "元";
          case "count" -> "次";
          case "hour" -> "小时";
          default -> "";
        };
  }

  private static List<Row> terms(Terms terms) {
    List<Row> rows = new ArrayList<>();
    if (terms.maxPeriodsFigure() != null) {
      rows.add(new Row("最长期限", List.of(), terms.maxPeriodsFigure().toString()));
    }
    rows.addAll(
        rows(
            row("最长期限", terms.maxPeriods(), "个月"),
            row("首付至少", terms.downPaymentPercent(), "%"),
            row("利息", interest(terms)),
            row("利息最多减免", terms.waiveInterestPercent(), "%"),
            row("违约金最多减免", terms.waivePenaltyPercent(), "%"),
            row("费用最多减免", terms.waiveFeePercent(), "%"),
            row("用卡", cardUse(terms)),
            row("延后还款", terms.deferralMonths(), "个月")));
    return rows;
  }

  private static @Nullable String interest(Terms terms) {
    return switch (terms.interest()) {
      case null -> null;
      case CONTINUES -> "照常计收";
      case REDUCED -> "减收";
      case FROZEN -> "停止计收";
    };
  }

  private static @Nullable String cardUse(Terms terms) {
    return switch (terms.cardUsable()) {
      case null -> null;
      case YES -> "可以继续用卡";
      case NO -> "不能用卡";
      case AFTER_SETTLEMENT -> "结清后可以用卡";
    };
  }

  private static String step(Step step) {
    String how =
        Stream.of(step.by(), step.within())
            .filter(it -> it != null)
            .collect(Collectors.joining("，"));
    return how.isEmpty() ? step.what() : step.what() + "（" + how + "）";
  }

  private static List<Row> rows(Row... rows) {
    return Stream.of(rows).filter(it -> !it.lines().isEmpty()).toList();
  }

  private static Row row(String label, @Nullable Object value, String unit) {
    return row(label, value == null ? null : value + unit);
  }

  private static Row row(String label, @Nullable String value) {
    return new Row(label, value == null || value.isEmpty() ? List.of() : List.of(value), null);
  }
}
