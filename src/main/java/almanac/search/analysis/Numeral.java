package almanac.search.analysis;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as they are written in digits, in Chinese numerals, and in both at once. Pure. */
final class Numeral {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";
  private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
  private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);
  private static final int MOST_CHARACTERS = 24;

  private Numeral() {}

  /** Whether a character is a Chinese numeral: 一 or 壹, 两, 十, 百, 千, 万, 亿 and their like. */
  static boolean isChinese(char c) {
    return digit(c) >= 0 || unit(c) > 0 || c == '万' || c == '亿';
  }

  private static int digit(char c) {
    if (c == '两') {
      return 2;
    }
    int plain = DIGITS.indexOf(c);
    return plain >= 0 ? plain : FORMAL.indexOf(c);
  }

  private static int unit(char c) {
    return switch (c) {
      case '十', '拾' -> 10;
      case '百', '佰' -> 100;
      case '千', '仟' -> 1000;
      default -> 0;
    };
  }

  /**
   * The number in plain digits: 六十 is 60, 5万 is 50000, 1.5万 is 15000, 二〇二二 is 2022, 07 is 7.
   *
   * @param written ASCII digits with {@code .} and {@code ,} between them, then Chinese numerals;
   *     either part may be missing
   * @return null if it is too long to be a number; it is then best taken as it stands
   */
  static @Nullable String plain(String written) {
    if (written.length() > MOST_CHARACTERS) {
      return null;
    }
    int chinese = 0;
    while (chinese < written.length() && !isChinese(written.charAt(chinese))) {
      chinese++;
    }
    String ascii = written.substring(0, chinese).replace(",", "");
    String rest = written.substring(chinese);
    if (ascii.isEmpty() && rest.chars().allMatch(c -> digit((char) c) >= 0)) {
      StringBuilder positional = new StringBuilder();
      rest.chars().forEach(c -> positional.append(digit((char) c)));
      ascii = positional.toString();
      rest = "";
    }
    BigDecimal start = ascii.isEmpty() ? null : new BigDecimal(ascii);
    return value(start, rest).toPlainString();
  }

  // Sections of ten thousand: 三亿五千万零二 is 3 * 10^8 + 5000 * 10^4 + 2.
  private static BigDecimal value(@Nullable BigDecimal start, String chinese) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    @Nullable BigDecimal pending = start;
    for (int i = 0; i < chinese.length(); i++) {
      char c = chinese.charAt(i);
      if (unit(c) > 0) {
        BigDecimal times = pending == null ? BigDecimal.ONE : pending;
        section = section.add(times.multiply(BigDecimal.valueOf(unit(c))));
        pending = null;
      } else if (c == '万' || c == '亿') {
        BigDecimal whole = pending == null ? section : section.add(pending);
        boolean alone = whole.signum() == 0 && pending == null;
        if (c == '万') {
          total = total.add((alone ? BigDecimal.ONE : whole).multiply(WAN));
        } else {
          BigDecimal all = total.add(whole);
          total = (all.signum() == 0 ? BigDecimal.ONE : all).multiply(YI);
        }
        section = BigDecimal.ZERO;
        pending = null;
      } else {
        pending =
            pending == null || pending.signum() == 0
                ? BigDecimal.valueOf(digit(c))
                : pending.multiply(BigDecimal.TEN).add(BigDecimal.valueOf(digit(c)));
      }
    }
    BigDecimal value = total.add(section).add(pending == null ? BigDecimal.ZERO : pending);
    return value.scale() > 0 ? value.stripTrailingZeros() : value;
  }
}
