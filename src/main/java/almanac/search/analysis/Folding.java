package almanac.search.analysis;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text in the form in which texts are compared: NFKC (Unicode Standard Annex 15), lower case,
 * traditional characters as simplified ones. Each folded character remembers where it stood. A lone
 * surrogate becomes a space.
 */
final class Folding {
  private final String text;
  private final int[] starts;
  private final int[] ends;

  private Folding(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** The folded characters. */
  String text() {
    return text;
  }

  /** Where the original of a folded character begins. */
  int start(int folded) {
    return starts[folded];
  }

  /** Behind the original of a folded character. */
  int end(int folded) {
    return ends[folded];
  }

  static Folding of(String original) {
    StringBuilder text = new StringBuilder(original.length());
    int[] starts = new int[original.length() + 16];
    int[] ends = new int[original.length() + 16];
    int at = 0;
    while (at < original.length()) {
      int next = clusterEnd(original, at);
      int before = text.length();
      fold(original, at, next, text);
      if (text.length() > starts.length) {
        starts = Arrays.copyOf(starts, text.length() * 2);
        ends = Arrays.copyOf(ends, text.length() * 2);
      }
      Arrays.fill(starts, before, text.length(), at);
      Arrays.fill(ends, before, text.length(), next);
      at = next;
    }
    return new Folding(text.toString(), starts, ends);
  }

  // A character and the marks that combine with it are normalised together, or they would not meet.
  private static int clusterEnd(String s, int at) {
    int first = s.codePointAt(at);
    int end = at + Character.charCount(first);
    if (first >= Character.MIN_SURROGATE && first <= Character.MAX_SURROGATE) {
      return end;
    }
    while (end < s.length() && s.charAt(end) >= 0x300 && !isHan(s.charAt(end))) {
      int mark = s.codePointAt(end);
      int type = Character.getType(mark);
      boolean voiced = mark == 0xff9e || mark == 0xff9f; // a letter to Unicode, until normalised
      if (!voiced
          && type != Character.NON_SPACING_MARK
          && type != Character.COMBINING_SPACING_MARK) {
        break;
      }
      end += Character.charCount(mark);
    }
    return end;
  }

  // No mark that combines lies in this block, and nothing that NFKC would change.
  private static boolean isHan(char c) {
    return c >= 0x4e00 && c <= 0x9fff;
  }

  private static void fold(String s, int from, int to, StringBuilder out) {
    char c = s.charAt(from);
    if (to - from == 1 && c < 0x80) {
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    } else if (to - from == 1 && isHan(c)) {
      out.append(Simplified.of(c));
    } else if (to - from == 1 && (c == '，' || c == '。' || c == '、')) {
      out.append(c == '，' ? ',' : c); // every tenth character; the long way is for the others
    } else if (to - from == 1 && Character.isSurrogate(c)) {
      out.append(' ');
    } else {
      String lower =
          Normalizer.normalize(s.substring(from, to), Normalizer.Form.NFKC)
              .toLowerCase(Locale.ROOT);
      String folded = Normalizer.normalize(lower, Normalizer.Form.NFKC); // İ becomes i and a mark
      for (int i = 0; i < folded.length(); i++) {
        out.append(Simplified.of(folded.charAt(i)));
      }
    }
  }
}
