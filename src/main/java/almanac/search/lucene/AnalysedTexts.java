package almanac.search.lucene;

import almanac.search.IndexEntry;
import almanac.search.plan.IndexedTokens;
import almanac.search.plan.IndexedTokens.Texts;
import almanac.search.plan.TokenField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of entries, for one writing of many. A version stands in several rectangles; its text
 * is analysed once. Only the document at hand is remembered, for tokens are large.
 */
final class AnalysedTexts {
  private final Map<Texts, Map<TokenField, List<String>>> known = new HashMap<>();
  private String slug = "";

  /** The tokens of each field. */
  Map<TokenField, List<String>> of(IndexEntry e) {
    if (!slug.equals(e.slug())) {
      known.clear();
      slug = e.slug();
    }
    Map<TokenField, List<String>> tokens = known.computeIfAbsent(e.texts(), IndexedTokens::of);
    return e.past() ? IndexedTokens.past(tokens) : tokens;
  }
}
