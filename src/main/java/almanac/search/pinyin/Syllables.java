package almanac.search.pinyin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Typed letters as syllables. Letters have to be in lower case; an apostrophe or a space is a
 * border that no syllable crosses. ü comes out as v, whether typed lve or lue. The work grows with
 * the letters only, however many cuts there would be: of each rest the best 4 are kept.
 */
public final class Syllables {
  private static final int MOST_CUTS = 4;
  private static final int LONGEST = 6; // zhuang
  private static final Set<String> BEGINNINGS = beginnings();
  private static final Cut END = new Cut(0, 0, "", null);
  private static final Comparator<Cut> BEST =
      Comparator.comparingInt(Cut::pieces).thenComparingInt(Cut::unmarked);

  private Syllables() {}

  /**
   * Letters that are still being typed.
   *
   * @param syllables what is complete, though its last one may still grow when nothing is left over
   * @param rest how the next syllable begins; empty if nothing is left over, and never a syllable
   */
  public record Begun(List<String> syllables, String rest) {
    public Begun {
      syllables = List.copyOf(syllables);
    }
  }

  // One way to cut the letters from some place to the end. Orthography puts an apostrophe before a,
  // e and o; where one is unmarked, typed fangan is fan'gan more likely than fang'an.
  private record Cut(int pieces, int unmarked, String first, @Nullable Cut next) {
    Cut after(String piece, boolean glued) {
      boolean vowel = "aeo".indexOf(piece.charAt(0)) >= 0;
      return new Cut(pieces + 1, unmarked + (glued && vowel ? 1 : 0), piece, this);
    }

    List<String> asList() {
      List<String> list = new ArrayList<>(pieces);
      for (Cut cut = this; cut != null && cut.pieces > 0; cut = cut.next) {
        list.add(cut.first);
      }
      return list;
    }
  }

  /** Whether it is a syllable of Mandarin without its tone, such as xing, lv or lue. */
  public static boolean isSyllable(String letters) {
    return Readings.syllables().contains(canonical(letters));
  }

  /**
   * The ways to cut letters wholly into syllables, fewest syllables first, at most 4; empty if
   * there is none. xian is [xian] and [xi, an].
   */
  public static List<List<String>> parse(String letters) {
    return cuts(letters, false).stream().map(Cut::asList).map(List::copyOf).toList();
  }

  /**
   * The ways to cut letters into syllables and the beginning of one more, fewest pieces first, at
   * most 4; empty if there is none. gexinghuaf is [ge, xing, hua] and f; jianmia is [jian] and mia,
   * then [jian, mi, a] and nothing.
   */
  public static List<Begun> parsePrefix(String letters) {
    return cuts(letters, true).stream().map(Syllables::begun).toList();
  }

  private static Begun begun(Cut cut) {
    List<String> pieces = cut.asList();
    boolean whole = isSyllable(pieces.getLast());
    return whole
        ? new Begun(pieces, "")
        : new Begun(pieces.subList(0, pieces.size() - 1), pieces.getLast());
  }

  private static List<Cut> cuts(String letters, boolean unfinished) {
    int end = letters.length();
    List<List<Cut>> from = new ArrayList<>(Collections.nCopies(end + 1, List.of()));
    from.set(end, List.of(END));
    for (int at = end - 1; at >= 0; at--) {
      from.set(
          at,
          isBorder(letters.charAt(at)) ? from.get(at + 1) : best(letters, at, from, unfinished));
    }
    return from.getFirst().stream().filter(cut -> cut.pieces() > 0).toList();
  }

  private static List<Cut> best(String letters, int at, List<List<Cut>> from, boolean unfinished) {
    boolean glued = at > 0 && !isBorder(letters.charAt(at - 1));
    List<Cut> cuts = new ArrayList<>();
    for (int end = Math.min(at + LONGEST, letters.length()); end > at; end--) {
      String piece = canonical(letters.substring(at, end));
      if (Readings.syllables().contains(piece)) {
        from.get(end).forEach(next -> cuts.add(next.after(piece, glued)));
      } else if (unfinished && end == letters.length() && BEGINNINGS.contains(piece)) {
        cuts.add(END.after(piece, glued));
      }
    }
    cuts.sort(BEST);
    return cuts.subList(0, Math.min(MOST_CUTS, cuts.size()));
  }

  private static boolean isBorder(char c) {
    return c == '\'' || c == '’' || c == ' ';
  }

  private static String canonical(String letters) {
    return letters.equals("lue") || letters.equals("nue") ? letters.charAt(0) + "ve" : letters;
  }

  private static Set<String> beginnings() {
    Set<String> beginnings = new HashSet<>();
    for (String syllable : Readings.syllables()) {
      for (int end = 1; end < syllable.length(); end++) {
        beginnings.add(syllable.substring(0, end));
      }
    }
    beginnings.removeAll(Readings.syllables());
    return Set.copyOf(beginnings);
  }
}
