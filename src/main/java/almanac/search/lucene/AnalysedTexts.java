package almanac.search.lucene;

import almanac.search.Analysis;
import almanac.search.Analysis.Token;
import almanac.search.Analysis.Tokens;
import almanac.search.IndexEntry;
import almanac.search.lucene.Fields.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tokens of entries, for one writing of many. A version stands in several rectangles; its text
 * is analysed once. Only the document at hand is remembered, for tokens are large.
 */
final class AnalysedTexts {
  private final Map<Map<Part, List<String>>, Map<Part, Tokens>> known = new HashMap<>();
  private String slug = "";

  /** The tokens of each part. */
  Map<Part, Tokens> of(IndexEntry e) {
    if (!slug.equals(e.slug())) {
      known.clear();
      slug = e.slug();
    }
    return known.computeIfAbsent(texts(e), AnalysedTexts::analysed);
  }

  private static Map<Part, List<String>> texts(IndexEntry e) {
    return Map.of(
        Part.TITLE, List.of(e.title()),
        Part.ALIASES, e.aliases(),
        Part.HEARD_AS, e.heardAs(),
        Part.SUMMARY, List.of(e.summary()),
        Part.CLAUSES, e.clauses().stream().flatMap(c -> Stream.of(c.heading(), c.text())).toList(),
        Part.ASKED_AS, e.askedAs());
  }

  private static Map<Part, Tokens> analysed(Map<Part, List<String>> texts) {
    Map<Part, Tokens> parts = new EnumMap<>(Part.class);
    texts.forEach((part, all) -> parts.put(part, analysed(all)));
    return parts;
  }

  private static Tokens analysed(List<String> texts) {
    List<Token> pairs = new ArrayList<>();
    List<Token> units = new ArrayList<>();
    for (String text : texts) {
      Tokens tokens = Analysis.of(text);
      pairs.addAll(tokens.pairs());
      units.addAll(tokens.units());
    }
    return new Tokens(pairs, units);
  }
}
