package almanac.document.text;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of a customer's case: the one list that content, API, page and gate read. Each
 * fact has a type, a unit, who can tell it, and the question that an agent puts to the customer (in
 * Chinese, the agents' language).
 */
public enum Fact {
  SPEAKER("请问您是持卡人本人吗", "debtor", "guarantor", "spouse-joint-debt", "other"),
  PRODUCT("欠款的是哪一种卡", "credit-card", "supplementary-card", "student-card", "cash-instalment"),
  DELINQUENCY_STAGE("账户处于哪个逾期阶段", "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7-plus"),
  CURRENCY("欠款是人民币还是外币", "CNY", "foreign"),
  HARDSHIP(
      "是什么原因影响了还款",
      "none",
      "unemployment",
      "serious-illness",
      "disaster",
      "income-drop",
      "business-failure",
      "bereavement",
      "epidemic"),
  CARD_STATUS("卡片目前是什么状态", "normal", "stopped", "cancelled"),
  EARLIER_RELIEF("以前办过协商还款吗，履行得怎样", "none", "performing", "completed", "broken"),
  LITIGATION("银行是否已经起诉或者判决", "none", "filed", "judged"),
  REGION(Type.TEXT, null, "您现在常住在哪里"),
  DAYS_OVERDUE(Type.NUMBER, "day", "到今天逾期多少天"),
  BILLING_DAY(Type.NUMBER, "day", "账单日是每月几号"),
  PRINCIPAL(Type.MONEY, "yuan", "欠款本金是多少"),
  INTEREST(Type.MONEY, "yuan", "欠息是多少"),
  PENALTY(Type.MONEY, "yuan", "违约金是多少"),
  FEES(Type.MONEY, "yuan", "其他费用是多少"),
  OVER_LIMIT(Type.MONEY, "yuan", "超出额度的金额是多少"),
  MINIMUM_PAYMENT(Type.MONEY, "yuan", "本期最低还款额是多少"),
  DEBT_TOTAL(Type.MONEY, "yuan", "欠款一共是多少"),
  MONTHLY_INCOME(Type.MONEY, "yuan", "每月收入大约多少"),
  NECESSARY_SPENDING(Type.MONEY, "yuan", "每月必要开支大约多少"),
  MONTHLY_SURPLUS(Type.MONEY, "yuan", "扣除必要开支后每月能拿出多少还款"),
  WILLING_TO_REPAY(Type.FLAG, null, "是否愿意还款"),
  DEBT_EXCEEDS_CAPACITY(Type.FLAG, null, "欠款是否已经超出还款能力"),
  CAN_PAY_LUMP_SUM(Type.FLAG, null, "是否能一次性拿出一笔钱结清"),
  FRAUD_DISPUTED(Type.FLAG, null, "是否认为交易不是本人所为"),
  EVIDENCE_READY(Type.FLAG, null, "证明材料是否已经备好"),
  IN_DISASTER_AREA(Type.FLAG, null, "所在地是否属于公布的受灾地区"),
  AGREEMENT_DAY(Type.DATE, null, "协议是哪一天签的"),
  HARDSHIP_SINCE(Type.DATE, null, "困难从哪一天开始");

  /** What values a fact takes; money is in yuan with at most two decimals. */
  public enum Type {
    CHOICE,
    TEXT,
    NUMBER,
    MONEY,
    FLAG,
    DATE
  }

  // Twelve figures before the point, in fen.
  private static final long MOST_FEN = 99_999_999_999_999L;
  private static final int DECIMALS = 2;
  private static final int TEN = 10;
  private static final int MOST_FIGURES = 12;
  private static final long MOST_DAYS = 99_999;
  private static final long DAYS_OF_A_MONTH = 31;

  /** Who can tell a fact. */
  public enum Source {
    /** The bank's own system shows it; nobody has to be asked. */
    ACCOUNT,
    /** Only the customer can say. */
    CUSTOMER
  }

  // What is not among these the bank's system does not show.
  private static final Set<Fact> OF_THE_ACCOUNT =
      EnumSet.of(
          PRODUCT,
          DELINQUENCY_STAGE,
          CURRENCY,
          CARD_STATUS,
          EARLIER_RELIEF,
          LITIGATION,
          DAYS_OVERDUE,
          BILLING_DAY,
          PRINCIPAL,
          INTEREST,
          PENALTY,
          FEES,
          OVER_LIMIT,
          MINIMUM_PAYMENT,
          DEBT_TOTAL,
          AGREEMENT_DAY);

  private static final Map<String, Fact> BY_KEY =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Fact::key, Function.identity()));

  private final Type type;
  private final @Nullable String unit;
  private final String question;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> choices;

  Fact(String question, String... choices) {
    this.type = Type.CHOICE;
    this.unit = null;
    this.question = question;
    this.choices = List.of(choices);
  }

  Fact(Type type, @Nullable String unit, String question) {
    this.type = type;
    this.unit = unit;
    this.question = question;
    this.choices = List.of();
  }

  /**
   * The fact of a key as content files write it, such as {@code days-overdue}; null: no such fact.
   */
  public static @Nullable Fact ofKey(String key) {
    return BY_KEY.get(key);
  }

  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public Type type() {
    return type;
  }

  public @Nullable String unit() {
    return unit;
  }

  /**
   * A value as content files write it, as a whole number: a sum in fen, a day of the epoch; null:
   * it is none, or the fact is of another type.
   */
  public @Nullable Long whole(String value) {
    return switch (type) {
      case NUMBER -> decimal(value, 0);
      case MONEY -> decimal(value, DECIMALS);
      case DATE -> day(value);
      case CHOICE, TEXT, FLAG -> null;
    };
  }

  // By hand: a thousand programmes name thousands of sums, and are judged while somebody waits.
  private static @Nullable Long decimal(String value, int decimals) {
    int point = value.indexOf('.');
    int end = point < 0 ? value.length() : point;
    int given = point < 0 ? 0 : value.length() - point - 1;
    if (end == 0 || end > MOST_FIGURES || given > decimals || (point >= 0 && given == 0)) {
      return null;
    }
    long whole = 0;
    for (int i = 0; i < end + decimals; i++) {
      int at = i < end ? i : i + 1; // behind the point
      char c = at < value.length() ? value.charAt(at) : '0';
      if (c < '0' || c > '9') {
        return null;
      }
      whole = whole * TEN + (c - '0');
    }
    return whole;
  }

  private static @Nullable Long day(String value) {
    try {
      return LocalDate.parse(value).toEpochDay();
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  /**
   * The least that a number, a sum (in fen) or a day (of the epoch) can be; 0 for other types. Who
   * spends more than comes in has less than nothing left.
   */
  public long least() {
    return switch (type) {
      case NUMBER -> this == BILLING_DAY ? 1 : 0;
      case MONEY -> this == MONTHLY_SURPLUS ? -MOST_FEN : 0;
      case DATE -> LocalDate.MIN.toEpochDay();
      case CHOICE, TEXT, FLAG -> 0;
    };
  }

  /** The most that a number, a sum (in fen) or a day (of the epoch) can be; 0 for other types. */
  public long most() {
    return switch (type) {
      case NUMBER -> this == BILLING_DAY ? DAYS_OF_A_MONTH : MOST_DAYS;
      case MONEY -> MOST_FEN;
      case DATE -> LocalDate.MAX.toEpochDay();
      case CHOICE, TEXT, FLAG -> 0;
    };
  }

  /** The question to put to the customer. */
  public String question() {
    return question;
  }

  public Source source() {
    return OF_THE_ACCOUNT.contains(this) ? Source.ACCOUNT : Source.CUSTOMER;
  }

  /** The values of a choice; empty for every other type. */
  public List<String> choices() {
    return choices;
  }
}
