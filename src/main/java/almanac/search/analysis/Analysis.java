package almanac.search.analysis;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * The one analysis of text, for indexing and asking, on every engine. A text is folded and cut into
 * units: a Han character, a number, or a word of another script. Tokens are made of them: units
 * apart, and pairs of neighbours. Nothing depends on positions.
 */
public final class Analysis {
  // No word of any language is longer, and engines cut or refuse what is.
  private static final int LONGEST_WORD = 64;

  private Analysis() {}

  /**
   * A pair of neighbours and where it stood.
   *
   * @param start the offset of its first character in the original text
   * @param end the offset behind its last one
   */
  public record Token(String text, int start, int end) {}

  /**
   * A unit and where it stood.
   *
   * @param start as of a {@link Token}
   * @param glued it stands next to the unit before, so that the two are a pair
   */
  public record Unit(String text, int start, int end, UnitKind kind, boolean glued) {
    public boolean han() {
      return kind == UnitKind.HAN;
    }

    public boolean word() {
      return kind == UnitKind.WORD;
    }
  }

  /** What a unit is. */
  public enum UnitKind {
    HAN,
    NUMBER,
    WORD
  }

  /** The units of a text, in order. */
  public static List<Unit> units(String text) {
    return cut(text);
  }

  /** The units of a text in runs: those of a run stand next to each other. */
  public static List<List<Unit>> runs(String text) {
    List<List<Unit>> runs = new ArrayList<>();
    for (Unit unit : cut(text)) {
      if (!unit.glued()) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(unit);
    }
    return runs;
  }

  /** What two neighbours are together. */
  public static String pair(Unit first, Unit second) {
    return first.text() + second.text();
  }

  /** Every pair of neighbouring units. */
  public static List<Token> pairs(List<Unit> units) {
    List<Token> tokens = new ArrayList<>(units.size());
    for (int i = 1; i < units.size(); i++) {
      if (units.get(i).glued()) {
        Unit first = units.get(i - 1);
        Unit second = units.get(i);
        tokens.add(new Token(pair(first, second), first.start(), second.end()));
      }
    }
    return tokens;
  }

  private static List<Unit> cut(String original) {
    Folding folded = Folding.of(original);
    String text = folded.text();
    List<Unit> units = new ArrayList<>(text.length());
    boolean touching = false; // nothing stands between the last unit and here,
    boolean spaced = false; // or a number and a space, for "60 期" is "60期"
    int at = 0;
    while (at < text.length()) {
      int cp = text.codePointAt(at);
      if (!Character.isLetterOrDigit(cp)) {
        touching = touching && cp == ' ' && isNumber(units.getLast().text());
        spaced = touching;
        at += Character.charCount(cp);
        continue;
      }
      boolean word = false;
      String form;
      int end;
      int percent = text.startsWith("百分之", at) ? at + 3 : at;
      if (percent > at && percent < text.length() && startsNumber(text, percent)) {
        end = numberEnd(original, folded, percent);
        form = plain(text, percent, end);
      } else if (startsNumber(text, at) && wordEnd(text, at) <= numberEnd(original, folded, at)) {
        end = numberEnd(original, folded, at);
        form = plain(text, at, end);
      } else if (isHan(cp)) {
        end = at + Character.charCount(cp);
        form = text.substring(at, end);
      } else {
        end = wordEnd(text, at);
        form = text.substring(at, Math.min(end, at + LONGEST_WORD));
        word = true;
      }
      boolean glued = touching && !word && !units.getLast().word() && !(spaced && isNumber(form));
      UnitKind kind = word ? UnitKind.WORD : isNumber(form) ? UnitKind.NUMBER : UnitKind.HAN;
      units.add(new Unit(form, folded.start(at), folded.end(end - 1), kind, glued));
      touching = true;
      spaced = false;
      at = end;
    }
    return units;
  }

  // Nearly every character of ours lies in the one block; Unicode's own answer is a search.
  private static boolean isHan(int cp) {
    return (cp >= 0x4e00 && cp <= 0x9fff) || UnicodeScript.of(cp) == UnicodeScript.HAN;
  }

  private static boolean isNumber(String unit) {
    return isDigit(unit.charAt(0));
  }

  private static boolean startsNumber(String text, int at) {
    char c = text.charAt(at);
    return isDigit(c) || Numeral.isChinese(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int numberEnd(String original, Folding folded, int at) {
    String text = folded.text();
    int end = at;
    int group = at; // where the digits since the last comma, or the point, begin
    boolean point = false;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == ',' && !point && original.charAt(folded.start(end)) == ',') {
        boolean thousands = end - group <= 3 && end > group && digits(text, end + 1) == 3;
        if (!thousands) {
          break; // 3,6,12 are three numbers, and so are two that a Chinese comma parts
        }
        group = end + 1;
      } else if (c == '.' && !point && end > at && digits(text, end + 1) > 0) {
        point = true;
      } else if (!isDigit(c)) {
        break;
      }
      end++;
    }
    while (end < text.length() && Numeral.isChinese(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && end < from + 4 && isDigit(text.charAt(end))) {
      end++;
    }
    return end - from;
  }

  // Letters and digits of one word, such as m3; Han ends it.
  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length()) {
      int cp = text.codePointAt(end);
      if (!Character.isLetterOrDigit(cp) || isHan(cp)) {
        break;
      }
      end += Character.charCount(cp);
    }
    return end;
  }

  private static String plain(String text, int from, int to) {
    String written = text.substring(from, to);
    String plain = Numeral.plain(written);
    return plain == null ? written : plain;
  }
}
