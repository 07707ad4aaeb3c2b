package almanac.search.plan;

import almanac.search.pinyin.PinyinTokens;
import almanac.search.pinyin.Syllables;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of letters that stand side by side in a query: words of the text, pinyin, or the first
 * letters of syllables.
 */
record TypedLetters(List<String> words) {
  private static final int LONGEST_RUN = 8;

  /** All letters, together. */
  String joined() {
    return String.join("", words);
  }

  Match text(TokenField field) {
    return Match.all(words.stream().map(word -> Match.has(field, word)).toList());
  }

  /** Names that sound so; never if it is no pinyin. */
  Match pinyin(boolean confused) {
    List<Match> ways = new ArrayList<>();
    for (List<String> syllables : Syllables.parse(joined())) {
      ways.add(
          Match.all(
              PinyinTokens.ofTyped(syllables).stream()
                  .map(asked -> confused ? PinyinTokens.weaker(asked) : asked)
                  .map(asked -> Match.has(TokenField.PINYIN, asked))
                  .toList()));
    }
    return Match.any(ways);
  }

  /** Names that sound so, or nearly so, or begin their syllables so. */
  Match name() {
    return Match.any(List.of(pinyin(true), initials()));
  }

  /** Names that have these first letters in a row. */
  Match initials() {
    String letters = joined();
    if (letters.length() < 2) {
      return Match.NEVER;
    }
    List<Match> runs = new ArrayList<>();
    for (int from = 0; from == 0 || from + LONGEST_RUN <= letters.length(); from++) {
      runs.add(
          Match.has(
              TokenField.INITIALS,
              letters.substring(from, Math.min(letters.length(), from + LONGEST_RUN))));
    }
    return Match.all(runs);
  }
}
