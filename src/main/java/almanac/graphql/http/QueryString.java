package almanac.graphql.http;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a GET. Vert.x replaces broken percent-encoding and keeps the first of two equal
 * names in silence; here both are refused.
 */
final class QueryString {
  private QueryString() {}

  /** The parameters with these names; others are none of our business. */
  static Map<String, String> parameters(@Nullable String raw, Set<String> names) {
    Map<String, String> found = new LinkedHashMap<>();
    if (raw == null) {
      return found;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      if (!names.contains(name)) {
        continue;
      }
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (found.put(name, value) != null) {
        throw Refusal.badRequest("The parameter '" + name + "' is there more than once.");
      }
    }
    return found;
  }

  private static String decode(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
        i += 2;
      } else if (c > '~') {
        throw Refusal.badRequest("The query string must be percent-encoded.");
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return StrictText.utf8(bytes.toByteArray(), "The query string");
  }

  private static int hex(String text, int at) {
    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    if (digit < 0) {
      throw Refusal.badRequest("The query string has a broken percent-encoding.");
    }
    return digit;
  }
}
