package almanac.search.plan;

/** By what means a hit covers the query: the weakest one that it took. Best first. */
public enum MatchKind {
  /** All of the query stands in the text. */
  TEXT,
  /** It does, once words of the street are put in the terms that are used here. */
  SYNONYM,
  /** It does, with the questions that the text answers. */
  QUESTION,
  /** Its title or another name does, with characters left out. */
  ABBREVIATION,
  /** Its title or another name sounds like it. */
  PINYIN,
  /** Its title or another name has these first letters of syllables. */
  INITIALS,
  /** All but one slip of the pen. */
  FUZZY,
  /** A part of the query. */
  PARTIAL
}
