package almanac.search.pinyin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The readings in modern use of each character from U+4E00 to U+9FFF, without tones; traditional
 * characters have to be folded first, of those few know more than one. The table is made once, when
 * the class is initialised (for a native executable: while it is built).
 */
public final class Readings {
  private static final char FIRST = 0x4e00;
  private static final char LAST = 0x9fff;
  private static final Set<String> SYLLABLES = new HashSet<>();

  /** Every combination of readings that occurs; the first one is none at all. */
  private static final List<List<String>> COMBINATIONS = new ArrayList<>(List.of(List.of()));

  /** Which combination a character has. */
  private static final short[] COMBINATION = table();

  private Readings() {}

  /**
   * The syllables of a character, the most common one first, at most 4; ü is written v. Empty if it
   * has none.
   */
  public static List<String> of(char c) {
    return c < FIRST || c > LAST ? List.of() : COMBINATIONS.get(COMBINATION[c - FIRST]);
  }

  /** Every syllable that some character has. */
  static Set<String> syllables() {
    return Collections.unmodifiableSet(SYLLABLES);
  }

  // A line is a syllable and its characters; a character's readings are in the order of the lines.
  private static short[] table() {
    Map<Character, List<String>> readings = new LinkedHashMap<>();
    for (String line : lines()) {
      int space = line.indexOf(' ');
      String syllable = line.substring(0, space);
      SYLLABLES.add(syllable);
      for (char c : line.substring(space + 1).toCharArray()) {
        readings.computeIfAbsent(c, it -> new ArrayList<>(2)).add(syllable);
      }
    }
    short[] table = new short[LAST - FIRST + 1];
    Map<List<String>, Short> known = new HashMap<>();
    readings.forEach((c, syllables) -> {
      short combination =
          known.computeIfAbsent(
              syllables,
              it -> {
                COMBINATIONS.add(List.copyOf(it));
                return (short) (COMBINATIONS.size() - 1);
              });
      table[c - FIRST] = combination;
    });
    return table;
  }

  private static List<String> lines() {
    var file = Objects.requireNonNull(Readings.class.getResourceAsStream("readings.txt"));
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
