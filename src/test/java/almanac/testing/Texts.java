package almanac.testing;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Random texts of every kind of character, the sound and the broken, thickly mixed. */
public final class Texts {
  private static final List<String> PIECES =
      List.of(
          "最长六十期",
          "第七十条",
          "五万元",
          "百分之五",
          "二〇二二年",
          "銀監會",
          "還款",
          "ＧＢ／Ｔ",
          "６０期",
          "60 期",
          "1,234.50",
          "2022 13号",
          "M3",
          "e\u0301",
          "é",
          "ﬁ",
          "㎡",
          "½",
          "⑩",
          "ｶﾞ",
          "İ",
          "Σς",
          "𠮷野家",
          "🙂",
          "👨\u200d👩\u200d👧",
          "\u0301",
          "한글",
          "ไทย",
          "עברית",
          "٣٤",
          "零零",
          "十",
          "万亿",
          "两",
          "。",
          "，",
          "<em>",
          "&amp;",
          "\"'",
          "\n",
          "\t",
          " ",
          "\u3000",
          "\u00a0",
          "\u0000",
          "\ufeff",
          "\ud800",
          "\udc00",
          "\ud83d",
          "\u202e",
          "….,，,",
          "0",
          "00.",
          ".5",
          "9,9",
          "百分之",
          "亿亿");

  private final RandomGenerator random;

  private Texts(long seed) {
    random = new Random(seed);
  }

  /** Says its seed on standard output, so that a failure can be repeated. */
  public static Texts ofSeed(String test, long usual) {
    long seed = Long.getLong("almanac.seed", usual);
    System.out.println(test + ": -Dalmanac.seed=" + seed);
    return new Texts(seed);
  }

  public String next(int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(pieces + 1); i > 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(0x110000));
        case 2 -> text.append((char) random.nextInt(0x4e00, 0x9fff));
        case 3 -> text.append((char) random.nextInt(0x20, 0x7f));
        default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  public int nextInt(int bound) {
    return random.nextInt(bound);
  }
}
