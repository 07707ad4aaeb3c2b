package almanac.content.file;

import almanac.content.file.Scalar.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Front matter in the making: a key for each call, in their order; what is empty is left out. */
final class FrontMatter {
  private final StringBuilder out = new StringBuilder();

  /** A key that stands there also without a value. */
  void always(String key, String text) {
    yaml(key, text.isBlank() ? "" : Scalar.text(text, Where.BLOCK));
  }

  void text(String key, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      always(key, text);
    }
  }

  void word(String key, @Nullable Object word) {
    if (word != null) {
      yaml(key, Scalar.word(word.toString(), Where.BLOCK));
    }
  }

  /** A flag, unless it is what its absence says. */
  void flag(String key, boolean flag, boolean otherwise) {
    if (flag != otherwise) {
      yaml(key, String.valueOf(flag));
    }
  }

  /** Texts between brackets. */
  void texts(String key, List<String> texts) {
    if (!texts.isEmpty()) {
      yaml(key, Flow.list(texts.stream().map(t -> Scalar.text(t, Where.FLOW)).toList()));
    }
  }

  void yaml(String key, String yaml) {
    out.append(key).append(yaml.isEmpty() ? ":" : ": ").append(yaml).append('\n');
  }

  /** A line for each entry, which is YAML already. */
  void list(String key, List<String> entries) {
    lines(key, entries.stream().map(e -> "- " + e).toList());
  }

  /** Lines under a key, each of them YAML already. */
  void lines(String key, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append(key).append(":\n");
      lines.forEach(l -> out.append("  ").append(l.replace("\n", "\n  ")).append('\n'));
    }
  }

  /** What was written under keys of its own becomes the value of one. */
  void inside(String key, FrontMatter inside) {
    lines(key, inside.out.toString().lines().toList());
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
