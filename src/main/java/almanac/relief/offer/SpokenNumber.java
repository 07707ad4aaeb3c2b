package almanac.relief.offer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as people say and type them: 60, 六十, 一百二十, 半. */
final class SpokenNumber {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final int TEN = 10;
  private static final int HUNDRED = 100;

  private SpokenNumber() {}

  /** The number; null: it is none. */
  static @Nullable BigDecimal read(String said) {
    if (said.equals("半")) {
      return new BigDecimal("0.5");
    }
    if (!said.isEmpty() && said.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return new BigDecimal(said);
    }
    int sum = 0;
    int digit = -1;
    for (int i = 0; i < said.length(); i++) {
      char c = said.charAt(i) == '两' ? '二' : said.charAt(i);
      int unit = c == '十' ? TEN : c == '百' ? HUNDRED : 0;
      int value = DIGITS.indexOf(c);
      if (unit > 0) {
        sum += (digit < 0 ? 1 : digit) * unit;
        digit = -1;
      } else if (value >= 0 && digit <= 0) {
        digit = value;
      } else {
        return null;
      }
    }
    return said.isEmpty() ? null : BigDecimal.valueOf(sum + (long) Math.max(digit, 0));
  }
}
