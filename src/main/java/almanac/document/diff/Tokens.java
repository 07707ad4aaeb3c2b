package almanac.document.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into what is replaced as a whole: a number, in digits or in characters, a word of
 * letters, a run of blanks, or else one character. Chinese has no marks between words, so its
 * characters stand singly and {@link Redline} makes whole pieces of them. Put together again they
 * are the text, and none reaches across the end of a line.
 */
final class Tokens {
  private static final String NUMERALS = "〇零一二三四五六七八九十百千万亿两";
  private static final String IN_NUMBERS = ".,:/-_";
  private static final String BEHIND_NUMBERS = "%％‰";

  private enum Sort {
    LETTER,
    NUMERAL,
    BLANK,
    OTHER
  }

  private Tokens() {}

  static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start);
      tokens.add(text.substring(start, end));
      start = end;
    }
    return tokens;
  }

  private static int end(String text, int start) {
    int first = text.codePointAt(start);
    Sort sort = sort(first);
    int end = start + Character.charCount(first);
    if (first == '\n') {
      return end;
    }
    while (end < text.length()) {
      int next = text.codePointAt(end);
      boolean within = sort != Sort.OTHER && next != '\n' && sort(next) == sort;
      if (!within && !isMark(next) && !(sort == Sort.LETTER && joins(text, end))) {
        break;
      }
      end += Character.charCount(next);
    }
    boolean percent = sort == Sort.LETTER || sort == Sort.NUMERAL;
    return percent && end < text.length() && BEHIND_NUMBERS.indexOf(text.charAt(end)) >= 0
        ? end + 1
        : end;
  }

  private static Sort sort(int c) {
    if (NUMERALS.indexOf(c) >= 0) {
      return Sort.NUMERAL;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return Sort.BLANK;
    }
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c) ? Sort.LETTER : Sort.OTHER;
  }

  // 1,000.50 is one number, and 2026-01-01 one day; the stop at the end of a sentence is no part.
  private static boolean joins(String text, int at) {
    return IN_NUMBERS.indexOf(text.charAt(at)) >= 0
        && isDigit(text, at - 1)
        && isDigit(text, at + 1);
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> c == 0x200d;
    };
  }

  /** Whether a place lies within what is replaced as a whole. */
  static boolean splits(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return false;
    }
    if (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))) {
      return true;
    }
    Sort sort = sort(text.codePointAt(at));
    return isMark(text.codePointAt(at))
        || (sort != Sort.OTHER && sort == sort(text.codePointBefore(at)));
  }
}
