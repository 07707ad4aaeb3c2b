package almanac.search;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.TooCostly;
import almanac.document.DocumentException.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The door for questions: hits from the engine, and what the program adds to a page of them. */
@ApplicationScoped
public class Search {
  private final SearchIndex index;

  Search(SearchIndex index) {
    this.index = index;
  }

  /**
   * A page of hits. Reads the index alone, never the database.
   *
   * @throws BadRequest if the cursor is not of this request
   * @throws TooCostly if more than 200 hits were asked for, page by page
   * @throws Unavailable if the engine is down, or has not yet come to {@code knownAt}
   */
  public SearchPage find(SearchRequest request) {
    Set<Integer> shown = new LinkedHashSet<>();
    Instant knownAt = knownAt(request);
    long asked = SearchCursor.requestOf(request);
    if (request.after() != null) {
      SearchCursor cursor = SearchCursor.decode(request.after(), request);
      knownAt = cursor.knownAt();
      shown.addAll(cursor.shown());
      if (shown.size() >= SearchCursor.MOST_SHOWN) {
        throw new TooCostly(
            "A search pages through "
                + SearchCursor.MOST_SHOWN
                + " hits at most; narrow it by words or a filter.");
      }
    }
    int room = Math.min(request.first(), SearchCursor.MOST_SHOWN - shown.size());
    List<SearchHit> hits = new ArrayList<>();
    for (SearchHit hit : index.find(request, knownAt, shown.size() + room + 1)) {
      if (!shown.contains(SearchCursor.shortHash(hit.slug()))) {
        hits.add(hit);
      }
    }
    boolean more = hits.size() > room;
    Highlighter highlighter = new Highlighter(request.query());
    List<SearchPage.Edge> edges = new ArrayList<>();
    for (SearchHit hit : more ? hits.subList(0, room) : hits) {
      shown.add(SearchCursor.shortHash(hit.slug()));
      String cursor = new SearchCursor(request.asOf(), knownAt, asked, shown).encode();
      edges.add(highlighter.edge(cursor, hit));
    }
    return new SearchPage(edges, knownAt, more);
  }

  /** How many documents the request finds, over all pages; as known when the page was. */
  public int count(SearchRequest request, Instant knownAt) {
    return index.count(request, knownAt);
  }

  /** Up to when everything can be found. */
  public Instant horizon() {
    return index.horizon();
  }

  private Instant knownAt(SearchRequest request) {
    Instant horizon = index.horizon();
    Instant asked = request.knownAt();
    if (asked != null && asked.isAfter(horizon)) {
      throw new Unavailable("The search index has not come to " + asked + " yet; ask again.", null);
    }
    return asked == null ? horizon : asked;
  }
}
