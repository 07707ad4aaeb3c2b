package almanac.search.plan;

import almanac.search.analysis.Analysis.Unit;
import almanac.search.pinyin.PinyinTokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The other forms of a name: whole, shortened, by sound and by first letters.
 *
 * @param starts the name as somebody types it who begins at its beginning
 */
record NameTokens(
    String exact,
    List<String> skipping,
    Collection<String> pinyin,
    Collection<String> initials,
    List<String> starts) {
  // What a name is shortened to does not leave out more at one place.
  private static final int WIDEST_GAP = 7;
  // Engines take no endless tokens, and nobody types them.
  private static final int LONGEST = 60;

  static NameTokens of(List<Unit> units) {
    List<String> texts = units.stream().map(Unit::text).toList();
    List<String> skipping = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size() && j <= i + WIDEST_GAP; j++) {
        skipping.add(skip(texts.get(i), texts.get(j)));
      }
    }
    List<String> pinyin = new ArrayList<>(PinyinTokens.pairs(texts));
    pinyin.addAll(PinyinTokens.confused(texts));
    List<String> starts = new ArrayList<>();
    starts.add(start(CHARACTERS, exact(texts)));
    PinyinTokens.spelled(texts).forEach(spelled -> starts.add(start(SPELLED, spelled)));
    PinyinTokens.letters(texts).forEach(letters -> starts.add(start(LETTERS, letters)));
    return new NameTokens(exact(texts), skipping, pinyin, PinyinTokens.initials(texts), starts);
  }

  static final String CHARACTERS = "c:";
  static final String SPELLED = "p:";
  static final String LETTERS = "i:";

  static String start(String form, String text) {
    return form + text.substring(0, Math.min(text.length(), LONGEST));
  }

  static String skip(String one, String other) {
    return one + ".." + other;
  }

  /** A name as one token. */
  static String exact(List<String> units) {
    String joined = String.join("", units);
    return joined.substring(0, Math.min(joined.length(), LONGEST));
  }
}
