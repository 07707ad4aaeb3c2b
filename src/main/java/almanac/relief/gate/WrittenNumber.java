package almanac.relief.gate;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a number stands in a Chinese text, in whichever of the usual ways it is written. */
final class WrittenNumber {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = "十百千";
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private WrittenNumber() {}

  /** Whether a text states a figure of that value and unit. */
  static boolean isIn(String text, BigDecimal value, String unit) {
    String plain = text.replaceAll("(?<=[0-9])[,，](?=[0-9]{3})", "");
    return spellings(value, unit).stream().anyMatch(s -> stands(s, plain));
  }

  // 60 does not stand in 160, nor does 三 in 十三.
  private static boolean stands(String spelling, String text) {
    String part = "[0-9." + DIGITS + UNITS + "万两]";
    return Pattern.compile("(?<!" + part + ")" + Pattern.quote(spelling) + "(?!" + part + ")")
        .matcher(text)
        .find();
  }

  private static Set<String> spellings(BigDecimal value, String unit) {
    Set<String> spellings = new LinkedHashSet<>();
    number(value, "", spellings);
    number(value.divide(TEN_THOUSAND), "万", spellings);
    switch (unit) {
      case "percent" -> {
        chinese(value, "百分之", "", spellings);
        chinese(value.multiply(HUNDRED), "万分之", "", spellings);
        chinese(value.divide(TEN), "", "成", spellings);
      }
      case "month" -> {
        if (value.remainder(MONTHS).signum() == 0) {
          number(value.divide(MONTHS), "年", spellings);
        }
      }
      default -> {}
    }
    return spellings;
  }

  private static void number(BigDecimal value, String unit, Set<String> spellings) {
    spellings.add(value.stripTrailingZeros().toPlainString() + unit);
    chinese(value, "", unit, spellings);
  }

  private static void chinese(
      BigDecimal value, String before, String after, Set<String> spellings) {
    BigDecimal whole = value.stripTrailingZeros();
    if (whole.signum() > 0 && whole.scale() <= 0 && whole.compareTo(TEN_THOUSAND) < 0) {
      String said = chinese(whole.intValueExact());
      spellings.add(before + said + after);
      if (said.equals("二")) {
        spellings.add(before + "两" + after);
      }
    }
  }

  // Below ten thousand; 110 is 一百一十, 105 is 一百零五, 15 is 十五.
  private static String chinese(int number) {
    String digits = String.valueOf(number);
    StringBuilder said = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int place = digits.length() - i - 1;
      if (digit == 0) {
        gap = true;
      } else {
        said.append(gap ? "零" : "").append(DIGITS.charAt(digit));
        said.append(place == 0 ? "" : UNITS.charAt(place - 1));
        gap = false;
      }
    }
    return digits.length() == 2 && digits.charAt(0) == '1' ? said.substring(1) : said.toString();
  }
}
