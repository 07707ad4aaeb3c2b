package almanac.content.file;

import java.util.regex.Pattern;

/**
 * A value of front matter as YAML writes it on one line: plain where it can be, else quoted. What
 * is a text stays one for every reader of YAML; our own takes each value as its key asks for it.
 */
final class Scalar {
  /** Where a value stands: between brackets, more has to be quoted. */
  enum Where {
    BLOCK,
    FLOW
  }

  private static final String FIRST = "-?:,[]{}#&*!|>'\"%@`";
  private static final String BRACKETS = ",[]{}";

  // What some version of YAML takes for nothing, a truth value, a number, a day, a time, a merge.
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "(?i:null|true|false|yes|no|on|off|y|n)|~|=|<<"
              + "|[-+]?\\.?[0-9][0-9_.,]*(?:[eE][-+]?[0-9]*)?"
              + "|[-+]?0[xXoObB][0-9a-fA-F_]+"
              + "|(?i:[-+]?\\.(?:inf|nan))"
              + "|[0-9][-0-9TtZz:.+ ]*");

  // No value at all for our own reader, and no scalar for others.
  private static final Pattern NOTHING = Pattern.compile("null|~|<<|=");

  private Scalar() {}

  /** A text of an author. */
  static String text(String text, Where where) {
    String value = text.strip();
    boolean plain = isPlain(value, where) && !NO_TEXT.matcher(value).matches();
    return plain ? value : quoted(value);
  }

  /** A number, a day or one of the words that a key knows: quoted only if it could not be read. */
  static String word(String word, Where where) {
    String value = word.strip();
    boolean plain = isPlain(value, where) && !NOTHING.matcher(value).matches();
    return plain ? value : quoted(value);
  }

  private static boolean isPlain(String value, Where where) {
    return !value.isEmpty()
        && FIRST.indexOf(value.charAt(0)) < 0
        && !value.contains(": ")
        && !value.endsWith(":")
        && !value.contains(" #")
        && (where == Where.BLOCK || value.chars().noneMatch(c -> BRACKETS.indexOf(c) >= 0))
        && value.codePoints().allMatch(Scalar::standsAsItIs);
  }

  private static boolean standsAsItIs(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> c != '\ufeff' && (c & 0xfffe) != 0xfffe;
    };
  }

  private static String quoted(String value) {
    return value.codePoints().allMatch(Scalar::standsAsItIs)
        ? "'" + value.replace("'", "''") + "'"
        : escaped(value);
  }

  private static String escaped(String value) {
    StringBuilder out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            out.append('\\').appendCodePoint(c);
          } else if (c == '\n') {
            out.append("\\n");
          } else if (c == '\t') {
            out.append("\\t");
          } else if (standsAsItIs(c)) {
            out.appendCodePoint(c);
          } else {
            String escape = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
            out.append(escape.formatted(c));
          }
        });
    return out.append('"').toString();
  }
}
