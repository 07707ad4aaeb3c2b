package almanac.graphql;

import almanac.document.Documents;
import almanac.graphql.Connections.PageInfoView;
import almanac.search.Facet;
import almanac.search.Search;
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
    List<DocumentView> nodes =
        SharedVersions.views(
            documents, page.edges().stream().map(SearchPage.Edge::hit).toList(), reading);
    for (int i = 0; i < nodes.size(); i++) {
      edges.add(new SearchEdgeView(page.edges().get(i), nodes.get(i)));
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

  @Description("How the documents on all pages are spread, to narrow the search by; exact.")
  public @NonNull List<@NonNull FacetView> getFacets() {
    return search.facets(request, page.knownAt()).stream().map(FacetView::of).toList();
  }

  @Description("What was probably meant, where no text holds all that was asked; else null.")
  public @Nullable String getDidYouMean() {
    return page.didYouMean(request);
  }

  @Enum("MatchKind")
  @Description("By what means a hit covers the query: the weakest that it took. Best first.")
  public enum MatchName {
    @Description("All of the query stands in its text.")
    TEXT,
    @Description("It does, once words of the street are put in the terms used here.")
    SYNONYM,
    @Description("It does, with the questions that the document answers.")
    QUESTION,
    @Description("A title or another name does, with characters left out.")
    ABBREVIATION,
    @Description("A title or another name sounds like it.")
    PINYIN,
    @Description("A title or another name has these first letters of syllables.")
    INITIALS,
    @Description("All but one slip.")
    FUZZY,
    @Description("A part of the query does.")
    PARTIAL
  }

  @Enum("FacetName")
  @Description("A property to narrow a search by.")
  public enum FacetName {
    @Description("The kind of document; kinds of the filter.")
    KIND,
    @Description("What it is about; products of the filter.")
    PRODUCT,
    @Description("Words to filter by; tags of the filter.")
    TAG,
    @Description("Who issued a source of it; authorities of the filter.")
    AUTHORITY
  }

  @Type("Facet")
  @Description("How the documents found are spread over the values of one property, most first.")
  public record FacetView(
      @NonNull @Description("The property.") FacetName name,
      @NonNull @Description("Its values; a document may have several.")
          List<@NonNull FacetValueView> values) {

    static FacetView of(Facet facet) {
      return new FacetView(
          FacetName.valueOf(facet.name().name()),
          facet.values().stream().map(v -> new FacetValueView(v.value(), v.count())).toList());
    }
  }

  @Type("FacetValue")
  @Description("A value and how many documents have it.")
  public record FacetValueView(
      @NonNull @Description("The value, as the filter takes it.") String value,
      @Description("How many documents.") int count) {}

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
      return MatchName.valueOf(edge.hit().matchedBy().name());
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
