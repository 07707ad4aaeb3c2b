package almanac.relief.offer;

import almanac.document.text.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Chinese says that promises something, as {@code lexicon.txt} tells. It is read once, when
 * the class is initialised (for a native executable: while it is built).
 */
final class Lexicon {
  private static final String FILE = "lexicon.txt";
  private static final String MEASURED = "measured.properties";
  private static final Pattern LEVEL = Pattern.compile("(?:(\\d+)-)?(\\d*)n");

  private static final Map<String, String> SENTENCES = new LinkedHashMap<>();
  private static final List<Entry> ENTRIES = entries();

  private Lexicon() {}

  /**
   * A pattern, and what it promises.
   *
   * @param promises either of them; empty: what no programme can promise
   * @param key of what no programme can promise; empty if a programme might
   * @param unless what in the same sentence makes it harmless; null: nothing
   */
  record Entry(List<Promise> promises, String key, Pattern pattern, @Nullable Pattern unless) {

    /** Whether a text says it, promised or not. */
    boolean saidIn(String text) {
      return pattern.matcher(text).find();
    }
  }

  /**
   * A level of a term: fixed, or worked out from the number that is said.
   *
   * @param from what {@code times} the number is added to
   */
  record Promise(Term term, BigDecimal from, BigDecimal times) {

    /** The level that a match promises; null: its number cannot be read. */
    @Nullable BigDecimal level(Matcher match) {
      if (times.signum() == 0) {
        return from;
      }
      for (int group = 1; group <= match.groupCount(); group++) {
        String said = match.group(group);
        BigDecimal number = said == null ? null : SpokenNumber.read(said);
        if (number != null) {
          return from.add(times.multiply(number));
        }
      }
      return null;
    }
  }

  static List<Entry> all() {
    return ENTRIES;
  }

  /** What is promised where no programme can promise it, to go on after "It says ". */
  static String sentence(String key) {
    return Objects.requireNonNull(SENTENCES.get(key), key);
  }

  /** What the check was measured at. */
  static Measured measured() {
    Properties read = new Properties();
    try (var in = open(MEASURED)) {
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Measured(
        Integer.parseInt(read.getProperty("forbidden")),
        Integer.parseInt(read.getProperty("found")),
        Integer.parseInt(read.getProperty("harmless")),
        Integer.parseInt(read.getProperty("false-alarms")));
  }

  private static List<Entry> entries() {
    Map<String, String> names = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    try (var in = open(FILE)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] fields = line.split("\t", -1);
        if (line.startsWith("define\t")) {
          names.put("{" + fields[1] + "}", expand(fields[2], names));
        } else if (fields[0].startsWith("!") && fields[0].endsWith(":")) {
          SENTENCES.put(fields[0].substring(1, fields[0].length() - 1), fields[1]);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          entries.add(entry(fields, names));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(entries);
  }

  private static Entry entry(String[] fields, Map<String, String> names) {
    Pattern pattern = Pattern.compile(expand(fields[1], names));
    Pattern unless = fields.length > 2 ? Pattern.compile(expand(fields[2], names)) : null;
    if (fields[0].startsWith("!")) {
      return new Entry(List.of(), fields[0].substring(1), pattern, unless);
    }
    List<Promise> promises = new ArrayList<>();
    for (String one : fields[0].split("\\|", -1)) {
      promises.add(promise(one));
    }
    return new Entry(List.copyOf(promises), "", pattern, unless);
  }

  private static Promise promise(String said) {
    int is = said.indexOf('=');
    Term term = Objects.requireNonNull(Term.ofKey(said.substring(0, is)), said);
    String level = said.substring(is + 1);
    Matcher counted = LEVEL.matcher(level);
    if (counted.matches()) {
      String from = counted.group(1);
      String times = counted.group(2);
      BigDecimal factor = times.isEmpty() ? BigDecimal.ONE : new BigDecimal(times);
      return from == null
          ? new Promise(term, BigDecimal.ZERO, factor)
          : new Promise(term, new BigDecimal(from), factor.negate());
    }
    BigDecimal fixed = term.inWords() ? term.word(level) : new BigDecimal(level);
    return new Promise(term, Objects.requireNonNull(fixed, said), BigDecimal.ZERO);
  }

  private static String expand(String pattern, Map<String, String> names) {
    String expanded = pattern;
    for (Map.Entry<String, String> name : names.entrySet()) {
      expanded = expanded.replace(name.getKey(), name.getValue());
    }
    return expanded;
  }

  private static BufferedReader open(String file) {
    return new BufferedReader(
        new InputStreamReader(
            Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8));
  }
}
