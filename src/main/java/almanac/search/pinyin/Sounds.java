package almanac.search.pinyin;

/**
 * Syllables that speakers, and so programs that listen to them, take for each other. The relation
 * is an equivalence: what meets in one form is alike.
 *
 * <p>The three confusions that half of the country does not hear: n and l, zh ch sh and z c s, the
 * final ng and n after a, e and i. Besides, u stands for ü after l and n, for many type it. Left
 * out are f and h (only the far south, and fei/hui, fan/huan, feng/hong would need finals to change
 * too) and r and l: they would make more false homophones than they find terms.
 */
final class Sounds {
  private Sounds() {}

  /** The form in which a syllable meets those that it is taken for; not always a syllable. */
  static String confused(String syllable) {
    StringBuilder form = new StringBuilder(syllable.replace('v', 'u'));
    if (syllable.endsWith("ang") || syllable.endsWith("eng") || syllable.endsWith("ing")) {
      form.setLength(form.length() - 1);
    }
    if (syllable.startsWith("zh") || syllable.startsWith("ch") || syllable.startsWith("sh")) {
      form.deleteCharAt(1);
    } else if (syllable.startsWith("n")) {
      form.setCharAt(0, 'l');
    }
    return form.toString();
  }
}
