package almanac.document.synonym;

import almanac.document.synonym.Synonyms.Synonym;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be right about a list of synonyms, whoever writes it: a file, or an editor. Pure. */
public final class SynonymRules {
  /** Synonyms of a list. */
  public static final int MOST = 5_000;

  private static final int LONGEST = 40;

  private SynonymRules() {}

  /** What is wrong with a synonym by itself, in one sentence; null: nothing. */
  public static @Nullable String wrong(String street, String term) {
    for (String side : List.of(street, term)) {
      if (side.isBlank()) {
        return "A side is not empty.";
      }
      if (side.codePointCount(0, side.length()) > LONGEST) {
        return "A side has at most 40 characters.";
      }
      if (side.codePoints().anyMatch(SynonymRules::isInvisible)) {
        return "A side has no tabs and no invisible characters.";
      }
    }
    // Whoever typed the longer one would be given the shorter one for a second time.
    return street.contains(term) || term.contains(street)
        ? "Neither side may be a part of the other, or equal to it."
        : null;
  }

  /** The synonyms whose term is itself a street word of the list. */
  public static List<Synonym> chained(Collection<Synonym> list) {
    // A query is widened once, so the end of a chain would never be reached.
    Set<String> streets = new HashSet<>();
    list.forEach(s -> streets.add(s.street()));
    return list.stream().filter(s -> streets.contains(s.term())).toList();
  }

  /** Says of one of these what would be right. */
  public static String chainSentence(Synonym chained) {
    return chained.term() + " is itself a street word here: write the term that it stands for.";
  }

  private static boolean isInvisible(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }
}
