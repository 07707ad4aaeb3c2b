package almanac.snapshot;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import almanac.search.pinyin.Readings;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What search in a page knows of characters: how those sound that occur in it, and which
 * traditional ones are typed for them. The whole tables would be larger than many a page.
 */
final class Letters {
  private static final char FIRST = 0x3400;
  private static final char LAST = 0x9fff;

  /** A character each: the simplified one, or 0 if it is none of the traditional. */
  private static final char[] SIMPLIFIED = table();

  private final BitSet seen = new BitSet();

  void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      seen.set(c);
      if (c >= FIRST && c <= LAST && SIMPLIFIED[c - FIRST] != 0) {
        seen.set(SIMPLIFIED[c - FIRST]);
      }
    }
  }

  /** The characters of each syllable; a character with several readings is in several. */
  SortedMap<String, String> readings() {
    SortedMap<String, String> readings = new TreeMap<>();
    for (int c = seen.nextSetBit(FIRST); c >= 0 && c <= LAST; c = seen.nextSetBit(c + 1)) {
      String character = Character.toString(c);
      Readings.of((char) c).forEach(it -> readings.merge(it, character, String::concat));
    }
    return readings;
  }

  /** The traditional forms of each character, apart from itself. */
  SortedMap<String, String> simplified() {
    SortedMap<String, String> simplified = new TreeMap<>();
    for (char c = FIRST; c <= LAST; c++) {
      char plain = SIMPLIFIED[c - FIRST];
      if (plain != 0 && seen.get(plain)) {
        simplified.merge(String.valueOf(plain), String.valueOf(c), String::concat);
      }
    }
    return simplified;
  }

  private static char[] table() {
    char[] table = new char[LAST - FIRST + 1];
    for (char c = FIRST; c <= LAST; c++) {
      List<Unit> units = Analysis.units(String.valueOf(c));
      if (units.size() == 1 && units.getFirst().han()) {
        String folded = units.getFirst().text();
        table[c - FIRST] = folded.length() == 1 && folded.charAt(0) != c ? folded.charAt(0) : 0;
      }
    }
    return table;
  }
}
