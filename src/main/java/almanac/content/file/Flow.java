package almanac.content.file;

import almanac.content.file.Scalar.Where;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A mapping on one line of front matter; what is null or empty is left out. */
final class Flow {
  private final StringJoiner entries = new StringJoiner(", ", "{", "}");

  /** A key that stands there also without a value, so that a mapping is one. */
  Flow always(String key, String text) {
    return yaml(key, text.isBlank() ? "" : Scalar.text(text, Where.FLOW));
  }

  Flow text(String key, @Nullable String text) {
    return text == null || text.isBlank() ? this : yaml(key, Scalar.text(text, Where.FLOW));
  }

  Flow word(String key, @Nullable Object word) {
    return word == null || word.toString().isBlank()
        ? this
        : yaml(key, Scalar.word(word.toString(), Where.FLOW));
  }

  Flow number(String key, @Nullable BigDecimal number) {
    return number == null ? this : yaml(key, plain(number));
  }

  Flow yaml(String key, String yaml) {
    entries.add(key + ": " + yaml);
    return this;
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  static String list(List<String> items) {
    return "[" + String.join(", ", items) + "]";
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
