package almanac.search.analysis;

import com.ibm.icu.text.Transliterator;

/**
 * Traditional characters as simplified ones, one for one, by Unicode's transform
 * Traditional-Simplified, and other forms as the usual ones. The table is made once, when the class
 * is initialised (for a native executable: while it is built, so that none of the library is needed
 * in it).
 */
final class Simplified {
  private static final char FIRST = 0x3400;
  private static final char LAST = 0x9fff;
  // Forms in use beside the usual ones, in Hong Kong and Taiwan above all, that the transform
  // leaves.
  private static final String OTHER = "帐谘覆钜滙迳衞揹祇衹傚擡凖甦";
  private static final String USUAL = "账咨复巨汇径卫背只只效抬准苏";
  private static final char[] TABLE = table();

  private Simplified() {}

  static char of(char c) {
    if (c == '〇') {
      return '零'; // to Unicode the one is a number, the other a letter
    }
    return c < FIRST || c > LAST ? c : TABLE[c - FIRST];
  }

  private static char[] table() {
    // A line for each character, so that no rule sees two of them at once.
    StringBuilder all = new StringBuilder();
    for (char c = FIRST; c <= LAST; c++) {
      all.append(c).append('\n');
    }
    String[] lines =
        Transliterator.getInstance("Traditional-Simplified")
            .transliterate(all.toString())
            .split("\n", -1);
    char[] table = new char[LAST - FIRST + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = lines[i].length() == 1 ? lines[i].charAt(0) : (char) (FIRST + i);
    }
    // Two of them, 苎 and 苧, become each other: the first stands for both.
    char[] settled = table.clone();
    for (int i = 0; i < table.length; i++) {
      char once = table[i];
      if (once >= FIRST && once <= LAST) {
        settled[i] = (char) Math.min(once, table[once - FIRST]);
      }
    }
    for (int i = 0; i < settled.length; i++) {
      int other = OTHER.indexOf(settled[i]);
      settled[i] = other < 0 ? settled[i] : USUAL.charAt(other);
    }
    return settled;
  }
}
