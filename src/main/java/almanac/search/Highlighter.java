package almanac.search;

import almanac.search.Analysis.Token;
import almanac.search.IndexEntry.IndexedClause;
import almanac.search.SearchPage.Edge;
import almanac.search.SearchPage.Highlight;
import almanac.search.SearchPage.MatchKind;
import almanac.search.SearchPage.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  private final QueryText query;
  private final Set<String> wanted;

  Highlighter(QueryText query) {
    this.query = query;
    this.wanted = new HashSet<>(query.pairs());
    wanted.addAll(query.lone());
  }

  /** Where something was found in a text, and which tokens of the query that were. */
  private record Marks(List<int[]> spans, Set<String> found) {}

  Edge edge(String cursor, SearchHit hit) {
    Set<String> found = new HashSet<>();
    List<Highlight> highlights = new ArrayList<>();
    int budget = MOST_CHARACTERS;
    budget -= part(Part.TITLE, hit.title(), found, highlights, budget);
    for (String alias : hit.aliases()) {
      budget -= part(Part.ALIAS, alias, found, highlights, budget);
    }
    for (String heard : hit.heardAs()) {
      budget -= part(Part.HEARD_AS, heard, found, highlights, budget);
    }
    budget -= part(Part.SUMMARY, hit.summary(), found, highlights, budget);
    @Nullable IndexedClause best = null;
    @Nullable Marks bestMarks = null;
    double bestScore = 0;
    for (IndexedClause clause : hit.clauses()) {
      if (clause.text().length() > budget) {
        break;
      }
      budget -= clause.text().length() + clause.heading().length();
      Marks text = marks(clause.text());
      Marks heading = marks(clause.heading());
      found.addAll(text.found());
      found.addAll(heading.found());
      double score = score(text, heading);
      if (score > bestScore) {
        best = clause;
        bestMarks = text;
        bestScore = score;
      }
    }
    if (best != null && bestMarks != null && !bestMarks.spans().isEmpty()) {
      highlights.add(
          new Highlight(Part.CLAUSE, best.id(), fragment(best.text(), bestMarks.spans())));
    }
    MatchKind matchedBy = found.containsAll(wanted) ? MatchKind.TEXT : MatchKind.PARTIAL;
    return new Edge(cursor, hit, matchedBy, best, highlights);
  }

  // Different words count most, their places a little; a heading says what its clause is about.
  private double score(Marks text, Marks heading) {
    Set<String> both = new HashSet<>(text.found());
    both.addAll(heading.found());
    return both.size() + 0.5 * heading.found().size() + 0.05 * Math.min(10, text.spans().size());
  }

  private int part(
      Part part, String text, Set<String> found, List<Highlight> highlights, int budget) {
    if (text.length() > budget) {
      return 0;
    }
    Marks marks = marks(text);
    found.addAll(marks.found());
    if (!marks.spans().isEmpty()) {
      highlights.add(new Highlight(part, null, marked(text, 0, text.length(), marks.spans())));
    }
    return text.length();
  }

  private Marks marks(String text) {
    if (query.lone().isEmpty()) {
      return marks(Analysis.pairs(text), wanted);
    }
    Analysis.Tokens tokens = Analysis.of(text);
    return merged(marks(tokens.pairs(), wanted), marks(tokens.units(), query.lone()));
  }

  private static Marks marks(List<Token> tokens, Set<String> wanted) {
    List<int[]> spans = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (Token token : tokens) {
      if (wanted.contains(token.text())) {
        found.add(token.text());
        add(spans, token.start(), token.end());
      }
    }
    return new Marks(spans, found);
  }

  private static Marks merged(Marks a, Marks b) {
    List<int[]> all = new ArrayList<>(a.spans());
    all.addAll(b.spans());
    all.sort((x, y) -> Integer.compare(x[0], y[0]));
    List<int[]> spans = new ArrayList<>();
    all.forEach(s -> add(spans, s[0], s[1]));
    Set<String> found = new HashSet<>(a.found());
    found.addAll(b.found());
    return new Marks(spans, found);
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
