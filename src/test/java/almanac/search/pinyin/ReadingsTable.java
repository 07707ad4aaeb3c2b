package almanac.search.pinyin;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes readings.txt out of Unihan_Readings.txt; the remarks at its head stay. Not a test: {@code
 * java src/test/java/almanac/search/pinyin/ReadingsTable.java Unihan_Readings.txt}
 */
final class ReadingsTable {
  private static final Path TABLE =
      Path.of("src/main/resources/almanac/search/pinyin/readings.txt");
  private static final int MOST = 4;

  /**
   * Readings of frequent characters that live only in names of people, in offices of old and in set
   * phrases out of books. They would make false homophones: 期限 would sound like 极限.
   */
  private static final List<String> DROPPED =
      List.of(
          "期ji", "行heng", "员yun", "合ge", "数shuo", "否pi", "见xian", "无mo", "价jie", "读dou", "识zhi",
          "术zhu", "核hu", "约yao", "万mo", "句gou", "洗xian", "络lao", "综zeng", "尺che", "尾yi", "迫pai",
          "柜ju", "种chong", "区ou", "盖ge", "解xie");

  /** Readings that everybody says and the dictionary does not give. */
  private static final Map<String, String> SPOKEN =
      Map.of("嗯", "en", "桔", "ju", "那", "nei", "哪", "nei", "这", "zhei");

  private static final Pattern FREQUENCY = Pattern.compile("(\\S+)\\((\\d+)\\)");

  private ReadingsTable() {}

  public static void main(String[] unihan) throws IOException {
    Map<String, Map<String, String>> fields = fields(Path.of(unihan[0]));
    List<Map<String, String>> ranks = new ArrayList<>(); // syllable to characters, for each rank
    Stream.generate(() -> new TreeMap<String, String>()).limit(MOST).forEach(ranks::add);
    for (char c = 0x4e00; c <= 0x9fff; c++) {
      String character = String.valueOf(c);
      List<String> readings = readings(character, fields.getOrDefault(character, Map.of()));
      for (int rank = 0; rank < Math.min(MOST, readings.size()); rank++) {
        ranks.get(rank).merge(readings.get(rank), character, String::concat);
      }
    }
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(TABLE).stream().filter(it -> it.startsWith("#")).toList());
    ranks.forEach(rank -> rank.forEach((syllable, all) -> lines.add(syllable + " " + all)));
    Files.write(TABLE, lines);
  }

  private static Map<String, Map<String, String>> fields(Path unihan) throws IOException {
    Map<String, Map<String, String>> fields = new HashMap<>();
    for (String line : Files.readAllLines(unihan)) {
      if (line.startsWith("U+")) {
        String[] parts = line.split("\t", -1);
        String character = Character.toString(Integer.parseInt(parts[0].substring(2), 16));
        fields.computeIfAbsent(character, it -> new HashMap<>()).put(parts[1], parts[2]);
      }
    }
    return fields;
  }

  // The dictionary says which, the corpus which is more common; else Unihan's own choice is first.
  private static List<String> readings(String character, Map<String, String> fields) {
    Map<String, Integer> frequency =
        FREQUENCY
            .matcher(fields.getOrDefault("kHanyuPinlu", ""))
            .results()
            .collect(
                toMap(it -> plain(it.group(1)), it -> Integer.valueOf(it.group(2)), Integer::sum));
    List<String> dictionary =
        words(fields.getOrDefault("kTGHZ2013", ""))
            .map(it -> plain(it.substring(it.indexOf(':') + 1)))
            .toList();
    String usual =
        words(fields.getOrDefault("kMandarin", "")).map(it -> plain(it)).findFirst().orElse("");
    Stream<String> known = dictionary.isEmpty() ? Stream.of(usual) : dictionary.stream();
    return Stream.concat(known, Stream.of(SPOKEN.getOrDefault(character, "")))
        .filter(it -> Pattern.matches(".*[aeiouv].*", it)) // not ng and hm
        .filter(it -> !DROPPED.contains(character + it))
        .distinct()
        .sorted(
            comparingInt((String it) -> -frequency.getOrDefault(it, 0))
                .thenComparingInt(it -> it.equals(usual) ? 0 : 1))
        .toList();
  }

  private static Stream<String> words(String field) {
    return Arrays.stream(field.split(" ", -1)).filter(it -> !it.isEmpty());
  }

  private static String plain(String syllable) {
    return Normalizer.normalize(syllable, Normalizer.Form.NFD)
        .replace("u\u0308", "v")
        .replaceAll("\\p{M}", "");
  }
}
