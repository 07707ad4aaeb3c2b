package almanac.search.plan;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tokens that stand in the fields of an index for one text. */
public final class IndexedTokens {
  // How often a token counts in the field of all texts, by where it stands.
  private static final int TITLE = 3;
  private static final int NAME = 2;
  private static final int SUMMARY = 2;
  private static final int HEADING = 2;
  private static final int BODY = 1;

  private final Map<TokenField, List<String>> tokens = new EnumMap<>(TokenField.class);

  private IndexedTokens() {}

  /**
   * What of a document is searched.
   *
   * @param number its own number, as regulations have one; may be empty
   * @param besides lines that are neither name nor clause
   */
  public record Texts(
      String title,
      List<String> aliases,
      List<String> heardAs,
      String number,
      List<String> besides,
      String summary,
      List<String> headings,
      List<String> clauses,
      List<String> askedAs) {}

  public static Map<TokenField, List<String>> of(Texts texts) {
    IndexedTokens all = new IndexedTokens();
    all.name(texts.title(), TITLE);
    texts.aliases().forEach(name -> all.name(name, NAME));
    texts.heardAs().forEach(name -> all.name(name, NAME));
    all.name(texts.number(), NAME);
    all.shown(Analysis.units(texts.summary()), SUMMARY);
    texts.besides().forEach(line -> all.shown(Analysis.units(line), BODY));
    texts.headings().forEach(heading -> all.shown(Analysis.units(heading), HEADING));
    texts.clauses().forEach(clause -> all.shown(Analysis.units(clause), BODY));
    texts.askedAs().forEach(question -> all.searched(Analysis.units(question), BODY));
    for (TokenField field : TokenField.values()) {
      if (field.present() && !field.counts()) {
        Set<String> once = new LinkedHashSet<>(all.in(field));
        all.tokens.put(field, List.copyOf(once));
      }
    }
    return all.tokens;
  }

  /** The same in the fields of the past. */
  public static <T> Map<TokenField, T> past(Map<TokenField, T> tokens) {
    Map<TokenField, T> past = new EnumMap<>(TokenField.class);
    tokens.forEach((field, all) -> past.put(field.past(), all));
    return past;
  }

  private List<String> in(TokenField field) {
    return tokens.computeIfAbsent(field, _ -> new ArrayList<>());
  }

  private void name(String name, int times) {
    List<Unit> units = Analysis.units(name);
    if (units.isEmpty()) {
      return;
    }
    shown(units, times);
    for (int i = 1; i < times; i++) {
      add(TokenField.NAME, units);
    }
    NameTokens forms = NameTokens.of(units);
    in(TokenField.EXACT).add(forms.exact());
    in(TokenField.SKIPPING).addAll(forms.skipping());
    in(TokenField.PINYIN).addAll(forms.pinyin());
    in(TokenField.INITIALS).addAll(forms.initials());
    in(TokenField.START).addAll(forms.starts());
  }

  private void shown(List<Unit> units, int times) {
    add(TokenField.TEXT, units);
    searched(units, times);
  }

  private void searched(List<Unit> units, int times) {
    for (int i = 0; i < times; i++) {
      add(TokenField.ANY, units);
    }
  }

  private void add(TokenField field, List<Unit> units) {
    List<String> in = in(field);
    Analysis.pairs(units).forEach(pair -> in.add(pair.text()));
    units.forEach(unit -> in.add(unit.text()));
  }
}
