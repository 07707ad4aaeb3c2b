package almanac.search.plan;

/**
 * The fields that are searched. Each holds tokens that the program made; an engine splits them at
 * spaces and does nothing else to them.
 */
public enum TokenField {
  /** Pairs and units of all texts, the weightier ones several times; scored by length and count. */
  ANY(true, true),
  /** Pairs and units of titles and other names; scored by count. */
  NAME(true, false),
  /** Pairs and units of all texts that are shown, that is without questions; never scored. */
  TEXT(false, false),
  /** Each name as one token. */
  EXACT(false, false),
  /**
   * Two characters of a name with others between them, for a name is shortened by leaving some out.
   */
  SKIPPING(false, false),
  /** Syllables and pairs of them, of names. */
  PINYIN(false, false),
  /** Runs of first letters of syllables, of names. */
  INITIALS(false, false),
  /** Names as they begin: by characters, by pinyin, by initials; asked for by prefix. */
  START(false, false),

  /**
   * The same of what only holds in the past, so that history does not bend how rare a word of today
   * is.
   */
  PAST_ANY(true, true),
  PAST_NAME(true, false),
  PAST_TEXT(false, false),
  PAST_EXACT(false, false),
  PAST_SKIPPING(false, false),
  PAST_PINYIN(false, false),
  PAST_INITIALS(false, false),
  PAST_START(false, false);

  private static final String PAST = "PAST_";

  private final boolean counts;
  private final boolean lengths;

  TokenField(boolean counts, boolean lengths) {
    this.counts = counts;
    this.lengths = lengths;
  }

  /** Whether it matters how often a token stands in it. */
  public boolean counts() {
    return counts;
  }

  /** Whether it matters how long it is. */
  public boolean lengths() {
    return lengths;
  }

  /** The field that holds the same of what only holds in the past. */
  TokenField past() {
    return valueOf(PAST + name());
  }

  /** Whether it holds what is in force or to come. */
  boolean present() {
    return !name().startsWith(PAST);
  }

  /** Its name in an index. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
