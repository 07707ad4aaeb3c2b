package almanac.bench;

import almanac.content.SynonymLines;
import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.document.workflow.Role;
import almanac.search.Scope;
import almanac.search.Search;
import almanac.search.SearchOn;
import almanac.search.SearchPage;
import almanac.search.SearchRequest;
import almanac.search.Suggestions.Suggestion;
import almanac.search.analysis.Synonyms;
import almanac.search.lucene.RawLucene;
import almanac.search.plan.QueryText;
import almanac.search.plan.SearchPlan;
import almanac.testing.Relevance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One index, and all that is asked of it. */
final class Searching implements AutoCloseable {
  static final Synonyms SYNONYMS = Synonyms.of(SynonymLines.of(Path.of("kb-content")));

  private static final int HITS = 10;
  private static final int NAMES = 8;
  private static final Viewer VIEWER = new Viewer("reader", Set.of(), Set.of(Role.AGENT));

  private final int documents;
  private final PreparedIndex prepared;
  private final Search search;
  private final RawLucene raw;

  Searching(Path folder, int documents) throws IOException {
    this.documents = documents;
    prepared = new PreparedIndex(folder, documents);
    search = SearchOn.index(prepared.index(), Path.of("kb-content"));
    raw = new RawLucene(prepared.data);
  }

  static QueryText text(Asked asked) {
    return SearchRequest.query(asked.query());
  }

  private static SearchRequest request(Asked asked) {
    return new SearchRequest(
        text(asked), DocumentFilter.ALL, VIEWER, asked.asOf(), null, HITS, null);
  }

  SearchPage find(Asked asked) {
    return search.find(request(asked));
  }

  /** As the page of the program asks: with how many there are, and how they are spread. */
  SearchPage findCounted(Asked asked) {
    SearchRequest request = request(asked);
    SearchPage page = search.find(request);
    search.count(request, page.knownAt());
    search.facets(request, page.knownAt());
    return page;
  }

  List<Suggestion> suggest(String typed) {
    return search.suggest(typed, DocumentFilter.ALL, VIEWER, Relevance.TODAY, NAMES);
  }

  List<RawLucene.Hit> raw(Asked asked, SearchPlan plan) throws IOException {
    return raw.find(plan, text(asked), scope(asked), HITS);
  }

  List<RawLucene.Hit> rawSimply(Asked asked, SearchPlan plan) throws IOException {
    return raw.findSimply(plan, text(asked), scope(asked), HITS);
  }

  private Scope scope(Asked asked) {
    return new Scope(
        asked.asOf(),
        prepared.index().state().horizon(),
        VIEWER,
        DocumentFilter.ALL,
        Set.of(),
        Scope.Overdue.FLAG);
  }

  @Override
  public String toString() {
    int[] size = raw.size();
    return "%d documents in %d entries and %d segments".formatted(documents, size[0], size[1]);
  }

  @Override
  public void close() {
    prepared.close();
    try {
      raw.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
