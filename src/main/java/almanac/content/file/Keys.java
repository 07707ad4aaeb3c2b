package almanac.content.file;

import almanac.content.file.Problem.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a front matter, read key by key. What is wrong is noted with its line, and reading
 * goes on, so that an author sees all problems at once. Whoever has read all keys calls {@link
 * #noOthers}.
 */
final class Keys {
  private final FileProblems problems;
  private final String path;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();

  Keys(FileProblems problems, String path, Node node) {
    this.problems = problems;
    this.path = path;
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      problems.add(Code.BAD_VALUE, line, path, "Keys with values are expected here.");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
      if (values.put(key, tuple.getValueNode()) != null) {
        problems.add(Code.DUPLICATE, lineOf(tuple.getKeyNode()), at(key), "The key stands twice.");
      }
      lines.put(key, lineOf(tuple.getKeyNode()));
    }
  }

  private static int lineOf(Node node) {
    // The front matter begins on the file's second line, behind its opening mark.
    return node.getStartMark().map(m -> m.getLine() + 2).orElse(0);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  int line(String key) {
    return lines.getOrDefault(key, line);
  }

  /** Notes a problem with the value of a key. */
  void problem(Code code, String key, String sentence) {
    problems.add(code, line(key), at(key), sentence);
  }

  /** Notes a rule that a finished text keeps; nothing in a draft. */
  void rule(Code code, String key, String sentence) {
    problems.rule(code, line(key), at(key), sentence);
  }

  boolean has(String key) {
    return value(key) != null;
  }

  // A key without a value is as good as none.
  private @Nullable Node value(String key) {
    read.add(key);
    Node node = values.get(key);
    return node == null || isEmpty(node) ? null : node;
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode s
        && s.getScalarStyle() == ScalarStyle.PLAIN
        && (s.getValue().isEmpty() || s.getValue().equals("null") || s.getValue().equals("~"));
  }

  /** Whether no key here, or further inside, has a value. */
  boolean saysNothing() {
    return values.values().stream().allMatch(Keys::saysNothing);
  }

  private static boolean saysNothing(Node node) {
    return isEmpty(node)
        || (node instanceof MappingNode m
            && m.getValue().stream().allMatch(t -> saysNothing(t.getValueNode())));
  }

  /** A text of one line or more; null if the key is absent. */
  @Nullable String text(String key) {
    Node node = value(key);
    return node == null ? null : text(key, node);
  }

  /** A text that a finished file has; null if it is missing all the same. */
  @Nullable String expectedText(String key) {
    if (value(key) == null) {
      rule(Code.MISSING_KEY, key, "The key " + key + " is missing.");
    }
    return text(key);
  }

  /** A text that a finished file has; empty if it is missing all the same. */
  String requiredText(String key) {
    String text = expectedText(key);
    return text == null ? "" : text;
  }

  private @Nullable String text(String key, Node node) {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      problems.add(Code.BAD_VALUE, lineOf(node), at(key), "A text is expected.");
      return null;
    }
    if (!FileText.canBeStored(scalar.getValue())) {
      problems.add(
          Code.BAD_VALUE, lineOf(node), at(key), "A text holds neither NULs nor half characters.");
      return null;
    }
    return scalar.getValue().strip();
  }

  /** A list of texts; empty if the key is absent. */
  List<String> texts(String key) {
    Node node = value(key);
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        String text = text(key, item);
        if (text != null) {
          texts.add(text);
        }
      }
      if (new HashSet<>(texts).size() < texts.size()) {
        problem(Code.DUPLICATE, key, "An entry stands twice in the list.");
      }
    } else if (node != null) {
      problem(Code.BAD_VALUE, key, "A list is expected, such as [one, two].");
    }
    return texts;
  }

  boolean flag(String key, boolean otherwise) {
    return read(key, "true or false is expected.", Keys::flag, otherwise);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  @Nullable LocalDate day(String key) {
    return readOrNull(key, "A day is expected, such as 2022-07-07.", LocalDate::parse);
  }

  @Nullable Instant instant(String key) {
    return readOrNull(
        key,
        "A moment with its offset is expected, such as 2022-07-06T18:00:00+08:00.",
        t -> OffsetDateTime.parse(t).toInstant().truncatedTo(ChronoUnit.MICROS));
  }

  @Nullable Integer integer(String key) {
    return readOrNull(key, "A whole number from 0 on is expected.", Keys::wholeNumber);
  }

  private static Integer wholeNumber(String text) {
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  @Nullable BigDecimal number(String key) {
    return readOrNull(key, "A number is expected, such as 60 or 0.05.", Keys::plainNumber);
  }

  /** A decimal number in its one form: 5.0 is 5. */
  static BigDecimal plainNumber(String text) {
    if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
      throw new IllegalArgumentException(text);
    }
    BigDecimal stripped = new BigDecimal(text).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** One of the names of an enum, written as files write it: lower case, with hyphens. */
  <E extends Enum<E>> @Nullable E oneOf(String key, Class<E> type) {
    E[] all = type.getEnumConstants();
    StringBuilder names = new StringBuilder();
    for (E each : all) {
      names.append(names.isEmpty() ? "" : ", ").append(fileName(each));
    }
    return readOrNull(
        key,
        "One of " + names + " is expected.",
        t -> {
          for (E each : all) {
            if (fileName(each).equals(t)) {
              return each;
            }
          }
          throw new IllegalArgumentException(t);
        });
  }

  static String fileName(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private <T> T read(String key, String expected, Function<String, T> parser, T otherwise) {
    T value = readOrNull(key, expected, parser);
    return value == null ? otherwise : value;
  }

  private <T> @Nullable T readOrNull(String key, String expected, Function<String, T> parser) {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    try {
      if (node instanceof ScalarNode scalar) {
        return parser.apply(scalar.getValue().strip());
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // said below
    }
    problem(Code.BAD_VALUE, key, expected);
    return null;
  }

  /** The mapping under a key; null if the key is absent. */
  @Nullable Keys keys(String key) {
    Node node = value(key);
    return node == null ? null : new Keys(problems, at(key), node);
  }

  /** Whether the value of a key is a mapping itself. */
  boolean isKeys(String key) {
    return value(key) instanceof MappingNode;
  }

  /**
   * Each mapping of the list under a key, read by a reader; those it answers with null are left
   * out.
   */
  <T> List<T> each(String key, Function<Keys, @Nullable T> reader) {
    Node node = value(key);
    List<T> all = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        Keys item = new Keys(problems, at(key) + "[" + i + "]", sequence.getValue().get(i));
        T one = reader.apply(item);
        if (one != null) {
          all.add(one);
        }
      }
    } else if (node != null) {
      problem(Code.BAD_VALUE, key, "A list is expected.");
    }
    return all;
  }

  /** Each key of this mapping with the mapping under it. */
  <T> Map<String, T> named(BiFunction<String, Keys, @Nullable T> reader) {
    Map<String, T> all = new LinkedHashMap<>();
    for (String name : values.keySet()) {
      Keys inside = keys(name);
      T one = inside == null ? null : reader.apply(name, inside);
      if (one != null) {
        all.put(name, one);
      }
    }
    return all;
  }

  /** Notes every key that was not asked for. */
  void noOthers() {
    for (String key : values.keySet()) {
      if (!read.contains(key)) {
        problem(
            Code.UNKNOWN_KEY, key, "The key " + key + " is not known here; known are " + known());
      }
    }
  }

  private String known() {
    return String.join(", ", read.stream().sorted().toList()) + ".";
  }
}
