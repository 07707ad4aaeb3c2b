package almanac.graphql;

import almanac.document.Documents;
import almanac.graphql.Connections.PageInfoView;
import almanac.search.Search;
import almanac.search.SearchHit;
import almanac.search.SearchPage;
import almanac.search.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A page of hits. What is not asked for is not computed. */
@Type("SearchConnection")
@Description("A page of hits, best first.")
public final class SearchConnectionView {
  private final Search search;
  private final SearchRequest request;
  private final SearchPage page;
  private final List<SearchEdgeView> edges = new ArrayList<>();

  SearchConnectionView(
      Search search, Documents documents, SearchRequest request, SearchPage page, Reading reading) {
    this.search = search;
    this.request = request;
    this.page = page;
    SharedVersions versions = new SharedVersions(documents, reading.viewer());
    for (SearchPage.Edge edge : page.edges()) {
      SearchHit hit = edge.hit();
      int number = hit.standing().number();
      versions.want(hit.slug(), number);
      DocumentView node = AnyDocument.of(hit, () -> versions.get(hit.slug(), number), reading);
      edges.add(new SearchEdgeView(edge, node));
    }
  }

  @Description("The hits of this page.")
  public @NonNull List<@NonNull SearchEdgeView> getEdges() {
    return edges;
  }

  @Description("Where the page stands.")
  public @NonNull PageInfoView getPageInfo() {
    List<String> cursors = page.edges().stream().map(SearchPage.Edge::cursor).toList();
    return PageInfoView.of(cursors, page.more(), request.after());
  }

  @Description("How many documents there are on all pages; exact.")
  public int getTotalCount() {
    return search.count(request, page.knownAt());
  }

  @Enum("MatchKind")
  @Description("By what means a hit covers the query.")
  public enum MatchName {
    @Description("The whole query stands in its text.")
    TEXT,
    @Description("A part of the query does.")
    PARTIAL
  }

  @Enum("HighlightPart")
  @Description("The part of a document that a highlight is from.")
  public enum PartName {
    TITLE,
    ALIAS,
    HEARD_AS,
    SUMMARY,
    CLAUSE
  }

  @Type("SearchEdge")
  @Description("A hit, how it matched, and the clause that answers best.")
  public static final class SearchEdgeView {
    private final SearchPage.Edge edge;
    private final DocumentView node;

    SearchEdgeView(SearchPage.Edge edge, DocumentView node) {
      this.edge = edge;
      this.node = node;
    }

    @Description("Continues behind this hit.")
    public @NonNull String getCursor() {
      return edge.cursor();
    }

    @Description("The document.")
    public @NonNull DocumentView getNode() {
      return node;
    }

    @Description("By what means it covers the query.")
    public @NonNull MatchName getMatchedBy() {
      return MatchName.valueOf(edge.matchedBy().name());
    }

    @Description("The clause that answers best; null if none holds a word of the query.")
    public @Nullable HitClauseView getClause() {
      var clause = edge.clause();
      return clause == null
          ? null
          : new HitClauseView(clause.id(), clause.heading(), clause.text());
    }

    @Description("Pieces of the document with the query marked.")
    public @NonNull List<@NonNull HighlightView> getHighlights() {
      return edge.highlights().stream()
          .map(h -> new HighlightView(PartName.valueOf(h.part().name()), h.clause(), h.fragment()))
          .toList();
    }
  }

  @Type("HitClause")
  @Description("A clause as the index holds it.")
  public record HitClauseView(
      @NonNull @Id @Description("Stable within the document.") String id,
      @NonNull @Description("The heading.") String heading,
      @NonNull @Description("The words under the heading.") String text) {}

  @Type("Highlight")
  @Description("A piece of a document with the query marked.")
  public record HighlightView(
      @NonNull @Description("Where it is from.") PartName part,
      @Id @Description("The id of the clause that it is from; null for other parts.")
          @Nullable String clause,
      @NonNull @Description("HTML: the text escaped, what was found between <em> and </em>.")
          String fragment) {}
}
