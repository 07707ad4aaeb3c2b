package almanac.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * The one analysis of text, for indexing and asking, on every engine. A text is folded and cut into
 * units: a Han character, a number, or a word of another script. Two tokens are made of it: pairs
 * of neighbouring units, and units apart. Nothing depends on positions.
 */
public final class Analysis {
  private Analysis() {}

  /**
   * A token and where it stood.
   *
   * @param start the offset of its first character in the original text
   * @param end the offset behind its last one
   */
  public record Token(String text, int start, int end) {}

  // glued: it stands next to the unit before, so that the two are a pair
  private record Unit(String text, int start, int end, boolean word, boolean glued) {
    Token token() {
      return new Token(text, start, end);
    }
  }

  /** What {@link #pairs} and {@link #units} give for one text, which is cut only once for both. */
  public record Tokens(List<Token> pairs, List<Token> units) {}

  /** Both kinds of tokens. */
  public static Tokens of(String text) {
    List<Unit> units = cut(text);
    return new Tokens(pairs(units), tokens(units));
  }

  /** Every unit by itself. */
  public static List<Token> units(String text) {
    return tokens(cut(text));
  }

  private static List<Token> tokens(List<Unit> units) {
    return units.stream().map(Unit::token).toList();
  }

  /** Every pair of neighbouring units, and each unit that has no neighbour. */
  public static List<Token> pairs(String text) {
    return pairs(cut(text));
  }

  private static List<Token> pairs(List<Unit> units) {
    List<Token> tokens = new ArrayList<>(units.size());
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      boolean next = i + 1 < units.size() && units.get(i + 1).glued();
      if (next) {
        Unit other = units.get(i + 1);
        tokens.add(new Token(unit.text() + other.text(), unit.start(), other.end()));
      } else if (!unit.glued()) {
        tokens.add(unit.token());
      }
    }
    return tokens;
  }

  /** The units of a text that have no neighbour: pairs of them would find nothing. */
  static List<Token> loneUnits(String text) {
    List<Unit> units = cut(text);
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      if (!units.get(i).glued() && (i + 1 == units.size() || !units.get(i + 1).glued())) {
        tokens.add(units.get(i).token());
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
        form = text.substring(at, end);
        word = true;
      }
      boolean glued = touching && !word && !units.getLast().word() && !(spaced && isNumber(form));
      units.add(new Unit(form, folded.start(at), folded.end(end - 1), word, glued));
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
