package almanac.bench;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import almanac.search.pinyin.PinyinTokens;
import almanac.testing.GeneratedTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What stands in the field of a search while somebody types a title. */
final class Typed {
  private static final int GENERATED = 60;
  private static final int LONGEST = 14;

  private Typed() {}

  /** All beginnings of real titles and of some that nobody wrote, by how they are typed. */
  static Map<String, List<String>> beginnings(int documents) {
    Set<String> titles = new LinkedHashSet<>();
    Asked.all().stream()
        .filter(asked -> asked.kind().equals("title"))
        .forEach(asked -> titles.add(asked.query()));
    GeneratedTexts texts = new GeneratedTexts(new Random(1));
    for (int i = 0; i < GENERATED; i++) {
      titles.add(texts.topic(1 + i * documents / GENERATED).title());
    }
    Map<String, Set<String>> typed = new LinkedHashMap<>();
    for (String title : titles) {
      List<String> units = Analysis.units(title).stream().map(Unit::text).toList();
      List<String> rest = units.subList(Math.min(2, units.size()), units.size());
      add(typed, "characters", "", title);
      add(typed, "pinyin", "", PinyinTokens.spelled(units).getFirst());
      add(typed, "first letters", "", PinyinTokens.letters(units).getFirst());
      add(
          typed,
          "two characters and letters",
          String.join("", units.subList(0, Math.min(2, units.size()))),
          PinyinTokens.letters(rest).getFirst());
    }
    Map<String, List<String>> all = new LinkedHashMap<>();
    typed.forEach((kind, some) -> all.put(kind, new ArrayList<>(some)));
    return all;
  }

  private static void add(Map<String, Set<String>> typed, String kind, String before, String text) {
    Set<String> all = typed.computeIfAbsent(kind, _ -> new LinkedHashSet<>());
    for (int end = 1; end <= Math.min(LONGEST, text.length()); end++) {
      String begun = before + text.substring(0, end);
      Stream.of(begun).filter(b -> !Analysis.units(b).isEmpty()).forEach(all::add);
    }
  }
}
