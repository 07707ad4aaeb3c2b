package almanac.search;

import almanac.search.IndexEntry.IndexedClause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits, best first.
 *
 * @param knownAt the moment of knowledge that the whole page answers for
 * @param more whether further hits follow
 */
public record SearchPage(List<Edge> edges, Instant knownAt, boolean more) {
  public SearchPage {
    edges = List.copyOf(edges);
  }

  /** What was probably meant, where no hit holds the query; null on all but the first page. */
  public @Nullable String didYouMean(SearchRequest request) {
    return request.after() == null
        ? DidYouMean.of(request.query(), edges.stream().map(Edge::hit).toList())
        : null;
  }

  /**
   * One hit of a page.
   *
   * @param cursor continues behind this hit
   * @param clause the clause that answers best; null if no clause holds any of the query
   */
  public record Edge(
      String cursor, SearchHit hit, @Nullable IndexedClause clause, List<Highlight> highlights) {}

  /**
   * A piece of a hit with the query marked in it.
   *
   * @param clause the clause that it is from; null for the other parts
   * @param fragment HTML: the text escaped, what was found between {@code <em>} and {@code </em>}
   */
  public record Highlight(Part part, @Nullable String clause, String fragment) {}

  /** A part of a document that is shown with marks. */
  public enum Part {
    TITLE,
    ALIAS,
    HEARD_AS,
    SUMMARY,
    CLAUSE
  }
}
