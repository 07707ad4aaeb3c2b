package almanac.search.pinyin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The tokens of sound of a text, and those that a query asks for; the same of both, or they would
 * not meet. Texts come as runs of units with nothing between them: a Han character (folded), a
 * number in digits, or a word. A token is a syllable (kuan), two neighbouring ones (huan'kuan), one
 * of these in its weaker form (~fan'an for fang'an), or a run of first letters (gxhfq); none holds
 * a space.
 *
 * <p>A number has a reading where one character says it, for 一 comes as 1 and 百 as 100. Other
 * numbers, words, and characters without a reading sound like nothing and part what stands around
 * them.
 */
public final class PinyinTokens {
  private static final int MOST_A_PAIR = 8;
  private static final int MOST_A_RUN = 8;
  private static final int LONGEST_RUN = 8;
  private static final int MOST_WHOLES = 4;
  private static final String JOINT = "'";
  private static final String WEAKER = "~";

  private PinyinTokens() {}

  /** Each syllable, and each two neighbouring ones with every reading, at most 8 a pair. */
  public static Set<String> pairs(List<String> units) {
    Set<String> tokens = new LinkedHashSet<>();
    List<String> before = List.of();
    for (String unit : units) {
      List<String> sounds = soundsOf(unit);
      tokens.addAll(sounds);
      tokens.addAll(joined(before, sounds));
      before = sounds;
    }
    return tokens;
  }

  /** The same in the form in which the usual confusions meet. */
  public static Set<String> confused(List<String> units) {
    return weaker(pairs(units));
  }

  /**
   * All runs of 2 to 8 first letters with a Han character in them, at most 8 of each run. A word or
   * number is one piece that stands as it is, so that etcxyk and 12qfq are runs and tcxyk is not.
   */
  public static Set<String> initials(List<String> units) {
    List<List<String>> letters = units.stream().map(PinyinTokens::letters).toList();
    Set<String> tokens = new LinkedHashSet<>();
    for (int from = 0; from < units.size(); from++) {
      List<String> runs = List.of("");
      boolean han = false;
      for (int to = from; to < units.size() && !runs.isEmpty(); to++) {
        runs = longer(runs, letters.get(to));
        han = han || !isPlain(units.get(to));
        if (han && to > from) {
          tokens.addAll(runs);
        }
      }
    }
    return tokens;
  }

  /**
   * What a query in characters asks for: for each two neighbours, and for each character that has
   * none, the tokens of which one has to be there. Units that sound like nothing are not asked for.
   */
  public static List<Set<String>> ofHan(List<String> units) {
    return asked(units.stream().map(PinyinTokens::soundsOf).toList());
  }

  /** What typed syllables ask for; lu and nu may mean lü and nü. */
  public static List<Set<String>> ofTyped(List<String> syllables) {
    return asked(syllables.stream().map(PinyinTokens::spellings).toList());
  }

  /** How one token that the last of these letters ask for has to begin. */
  public static Set<String> beginnings(Syllables.Begun letters) {
    List<String> pieces = new ArrayList<>(letters.syllables());
    if (!letters.rest().isEmpty()) {
      pieces.add(letters.rest());
    }
    List<String> lastTwo = pieces.subList(Math.max(0, pieces.size() - 2), pieces.size());
    return lastTwo.isEmpty() ? Set.of() : ofTyped(lastTwo).getFirst();
  }

  /** Tokens of syllables in their weaker form, each behind a mark that no other token has. */
  public static Set<String> weaker(Set<String> tokens) {
    Set<String> weaker = new LinkedHashSet<>();
    for (String token : tokens) {
      int joint = token.indexOf(JOINT);
      weaker.add(
          joint < 0
              ? WEAKER + Sounds.confused(token)
              : WEAKER
                  + Sounds.confused(token.substring(0, joint))
                  + JOINT
                  + Sounds.confused(token.substring(joint + 1)));
    }
    return weaker;
  }

  /** Whether a unit sounds like anything. */
  public static boolean sounds(String unit) {
    return !soundsOf(unit).isEmpty();
  }

  /** Whether two units may sound alike, the usual confusions forgiven. */
  public static boolean alike(String one, String other) {
    Set<String> sounds = weaker(new LinkedHashSet<>(soundsOf(one)));
    return weaker(new LinkedHashSet<>(soundsOf(other))).stream().anyMatch(sounds::contains);
  }

  /** A whole name as it is typed in pinyin, at most 4 ways; what has no sound stands as it is. */
  public static List<String> spelled(List<String> units) {
    return wholes(units, syllable -> syllable);
  }

  /** A whole name by the first letters of its syllables, at most 4 ways. */
  public static List<String> letters(List<String> units) {
    return wholes(units, syllable -> syllable.substring(0, 1));
  }

  private static List<String> wholes(List<String> units, UnaryOperator<String> form) {
    Set<String> wholes = new LinkedHashSet<>(Set.of(""));
    for (String unit : units) {
      Set<String> forms = new LinkedHashSet<>();
      soundsOf(unit).forEach(syllable -> forms.add(form.apply(syllable)));
      if (forms.isEmpty()) {
        forms.add(unit);
      }
      Set<String> longer = new LinkedHashSet<>();
      for (String next : forms) {
        for (String whole : wholes) {
          if (longer.size() < MOST_WHOLES) {
            longer.add(whole + next);
          }
        }
      }
      wholes = longer;
    }
    return List.copyOf(wholes);
  }

  private static List<Set<String>> asked(List<List<String>> sounds) {
    List<Set<String>> asked = new ArrayList<>();
    List<String> before = List.of();
    for (int i = 0; i < sounds.size(); i++) {
      List<String> here = sounds.get(i);
      boolean next = i + 1 < sounds.size() && !sounds.get(i + 1).isEmpty();
      Set<String> pairs = joined(before, here);
      if (!pairs.isEmpty()) {
        asked.add(pairs);
      } else if (!here.isEmpty() && !next) {
        asked.add(new LinkedHashSet<>(here));
      }
      before = here;
    }
    return asked;
  }

  // The common readings of both first, so that a limit cuts off the least likely pairs.
  private static Set<String> joined(List<String> first, List<String> second) {
    Set<String> pairs = new LinkedHashSet<>();
    for (int rank = 0; rank < first.size() + second.size() - 1; rank++) {
      for (int i = Math.max(0, rank - second.size() + 1); i <= rank && i < first.size(); i++) {
        if (pairs.size() < MOST_A_PAIR) {
          pairs.add(first.get(i) + JOINT + second.get(rank - i));
        }
      }
    }
    return pairs;
  }

  private static List<String> longer(List<String> runs, List<String> letters) {
    List<String> longer = new ArrayList<>();
    for (String letter : letters) {
      for (String run : runs) {
        if (longer.size() < MOST_A_RUN && run.length() + letter.length() <= LONGEST_RUN) {
          longer.add(run + letter);
        }
      }
    }
    return longer;
  }

  private static List<String> letters(String unit) {
    List<String> letters = new ArrayList<>(2);
    for (String syllable : soundsOf(unit)) {
      String letter = syllable.substring(0, 1);
      if (!letters.contains(letter)) {
        letters.add(letter);
      }
    }
    if (isPlain(unit)) {
      letters.add(unit);
    }
    return letters;
  }

  private static boolean isPlain(String unit) {
    return unit.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
  }

  private static List<String> spellings(String syllable) {
    return switch (syllable) {
      case "lu" -> List.of("lu", "lv");
      case "nu" -> List.of("nu", "nv");
      default -> List.of(syllable);
    };
  }

  private static List<String> soundsOf(String unit) {
    if (unit.length() == 1 && unit.charAt(0) > '9') {
      return Readings.of(unit.charAt(0));
    }
    return switch (unit) {
      case "0" -> Readings.of('零');
      case "1" -> Readings.of('一');
      case "2" -> List.of("er", "liang"); // 二 and 两
      case "3" -> Readings.of('三');
      case "4" -> Readings.of('四');
      case "5" -> Readings.of('五');
      case "6" -> Readings.of('六');
      case "7" -> Readings.of('七');
      case "8" -> Readings.of('八');
      case "9" -> Readings.of('九');
      case "10" -> Readings.of('十');
      case "100" -> Readings.of('百');
      case "1000" -> Readings.of('千');
      case "10000" -> Readings.of('万');
      default -> List.of();
    };
  }
}
