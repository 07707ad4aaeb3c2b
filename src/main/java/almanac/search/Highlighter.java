package almanac.search;

import almanac.search.IndexEntry.IndexedClause;
import almanac.search.SearchPage.Edge;
import almanac.search.SearchPage.Highlight;
import almanac.search.SearchPage.Part;
import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import almanac.search.analysis.Synonyms;
import almanac.search.plan.Marks;
import almanac.search.plan.MatchKind;
import almanac.search.plan.QueryText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks a query in the hits of a page and picks the clause that answers it best, for every engine
 * by the same code.
 */
final class Highlighter {
  // What one hit may cost: characters analysed, counted over all of its parts.
  private static final int MOST_CHARACTERS = 20_000;
  private static final int FRAGMENT = 120;
  private static final String SENTENCE_ENDS = "。！？；\n";

  private final Marks marks;

  // What the names of the hit at hand have in the place of what only sounds so; its clauses have
  // it, too.
  private final Set<String> meant = new HashSet<>();

  Highlighter(QueryText query, Synonyms synonyms) {
    this.marks = Marks.of(query, synonyms);
  }

  /** Where something was found in a text, which tokens that were, and what they are worth. */
  private record Found(List<int[]> spans, Map<String, Double> tokens) {}

  Edge edge(String cursor, SearchHit hit) {
    Shown shown = hit.shown();
    boolean bySound = hit.matchedBy() == MatchKind.PINYIN || hit.matchedBy() == MatchKind.INITIALS;
    List<Highlight> highlights = new ArrayList<>();
    meant.clear();
    int budget = MOST_CHARACTERS - shown.summary().length();
    name(Part.TITLE, shown.title(), bySound, highlights);
    shown.aliases().forEach(alias -> name(Part.ALIAS, alias, bySound, highlights));
    shown.heardAs().forEach(heard -> name(Part.HEARD_AS, heard, bySound, highlights));
    part(Part.SUMMARY, shown.summary(), found(shown.summary(), false), highlights);
    @Nullable IndexedClause best = null;
    @Nullable Found bestFound = null;
    double bestScore = 0;
    for (IndexedClause clause : shown.clauses()) {
      budget -= clause.text().length() + clause.heading().length();
      if (budget < 0) {
        break;
      }
      Found text = found(clause.text(), false);
      double score = score(text, found(clause.heading(), false));
      if (score > bestScore) {
        best = clause;
        bestFound = text;
        bestScore = score;
      }
    }
    if (best != null && bestFound != null && !bestFound.spans().isEmpty()) {
      highlights.add(
          new Highlight(Part.CLAUSE, best.id(), fragment(best.text(), bestFound.spans())));
    }
    return new Edge(cursor, hit, best, highlights);
  }

  // Different words count most, their places a little; a heading says what its clause is about.
  private static double score(Found text, Found heading) {
    Map<String, Double> both = new HashMap<>(text.tokens());
    both.putAll(heading.tokens());
    return sum(both) + 0.5 * sum(heading.tokens()) + 0.05 * Math.min(10, text.spans().size());
  }

  private static double sum(Map<String, Double> tokens) {
    return tokens.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private void name(Part part, String name, boolean bySound, List<Highlight> highlights) {
    part(part, name, found(name, bySound), highlights);
  }

  private static void part(Part part, String text, Found found, List<Highlight> highlights) {
    if (!found.spans().isEmpty()) {
      highlights.add(new Highlight(part, null, marked(text, 0, text.length(), found.spans())));
    }
  }

  private Found found(String text, boolean bySound) {
    List<int[]> spans = new ArrayList<>();
    Map<String, Double> tokens = new HashMap<>();
    List<Unit> units = text.length() > MOST_CHARACTERS ? List.of() : Analysis.units(text);
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (i > 0 && unit.glued()) {
        Unit before = units.get(i - 1);
        String pair = Analysis.pair(before, unit);
        boolean sounds = bySound && marks.sounds(before, unit);
        if (sounds) {
          meant.add(pair);
        }
        double worth = Math.max(marks.worth(pair), meant.contains(pair) ? 1 : 0);
        if (worth > 0) {
          tokens.put(pair, worth);
        }
        if (worth > 0) {
          add(spans, before.start(), unit.end());
        }
      }
      if (marks.lone(unit.text())) {
        tokens.put(unit.text(), 1.0);
        add(spans, unit.start(), unit.end());
      }
    }
    return new Found(spans, tokens);
  }

  // Pairs overlap; what touches is one mark.
  private static void add(List<int[]> spans, int start, int end) {
    if (!spans.isEmpty() && start <= spans.getLast()[1]) {
      spans.getLast()[1] = Math.max(end, spans.getLast()[1]);
    } else {
      spans.add(new int[] {start, end});
    }
  }

  // The window of the text that holds most marks, moved to where a sentence begins.
  private static String fragment(String text, List<int[]> spans) {
    int from = 0;
    int most = -1;
    for (int[] first : spans) {
      int marked = 0;
      for (int[] span : spans) {
        if (span[0] >= first[0] && span[1] <= first[0] + FRAGMENT) {
          marked += span[1] - span[0];
        }
      }
      if (marked > most) {
        most = marked;
        from = first[0];
      }
    }
    int start = from;
    while (start > 0
        && from - start < FRAGMENT / 2
        && SENTENCE_ENDS.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    int end = Math.min(text.length(), start + FRAGMENT);
    while (end < text.length()
        && end - start < FRAGMENT * 3 / 2
        && SENTENCE_ENDS.indexOf(text.charAt(end - 1)) < 0) {
      end++;
    }
    if (start > 0 && Character.isLowSurrogate(text.charAt(start))) {
      start--;
    }
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end++;
    }
    String cut = marked(text, start, end, spans);
    return (start > 0 ? "…" : "") + cut.strip() + (end < text.length() ? "…" : "");
  }

  private static String marked(String text, int from, int to, List<int[]> spans) {
    StringBuilder html = new StringBuilder(to - from + 32);
    int at = from;
    for (int[] span : spans) {
      int start = Math.max(span[0], from);
      int end = Math.min(span[1], to);
      if (start < end) {
        escape(text, at, start, html);
        html.append("<em>");
        escape(text, start, end, html);
        html.append("</em>");
        at = end;
      }
    }
    escape(text, at, to, html);
    return html.toString();
  }

  private static void escape(String text, int from, int to, StringBuilder html) {
    for (int i = from; i < to; i++) {
      switch (text.charAt(i)) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\n' -> html.append(' ');
        default -> html.append(text.charAt(i));
      }
    }
  }
}
