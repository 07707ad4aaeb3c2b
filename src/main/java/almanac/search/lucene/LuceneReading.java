package almanac.search.lucene;

import almanac.document.DocumentException.TooCostly;
import almanac.search.Facet;
import almanac.search.HeldText;
import almanac.search.Scope;
import almanac.search.SearchHit;
import almanac.search.lucene.VisibleQuery.Review;
import almanac.search.plan.MatchKind;
import almanac.search.plan.SearchPlan;
import almanac.search.plan.SearchPlan.Tier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/** One request on one state of the index. */
final class LuceneReading {
  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Fields.TITLE_LENGTH, SortField.Type.LONG),
          new SortField(Fields.SLUG, SortField.Type.STRING));

  private final IndexSearcher searcher;
  private final Scope scope;
  private final Queries queries;
  private final Kinds kinds;

  /**
   * @param budget what a query may take; one that takes longer is given up
   */
  LuceneReading(IndexReader reader, Scope scope, Duration budget) throws IOException {
    this.searcher = new RequestSearcher(reader);
    long deadline = System.nanoTime() + budget.toNanos();
    searcher.setTimeout(() -> System.nanoTime() - deadline > 0);
    this.scope = scope;
    this.queries = new Queries(searcher, scope);
    this.kinds = new Kinds(searcher, queries);
  }

  List<SearchHit> find(SearchPlan plan, int size) throws IOException {
    // Tier after tier, for the costly ones come last and are seldom needed. A document may match
    // several: the first counts.
    Map<Integer, MatchKind> found = new LinkedHashMap<>();
    for (Tier tier : plan.tiers()) {
      if (found.size() < size) {
        add(tier, size, found);
      }
    }
    StoredFields stored = searcher.storedFields();
    List<SearchHit> hits = new ArrayList<>(found.size());
    for (Map.Entry<Integer, MatchKind> hit : found.entrySet()) {
      if (hits.size() < size) {
        String held = stored.document(hit.getKey()).get(Fields.HELD);
        hits.add(new SearchHit(HeldText.read(held), hit.getValue()));
      }
    }
    return hits;
  }

  private void add(Tier tier, int size, Map<Integer, MatchKind> found) throws IOException {
    Query all = queries.matching(tier.match());
    if (all == null) {
      return;
    }
    @Nullable FewMatches few =
        FewMatches.of(searcher, all, queries.visible(Review.CURRENT), found.keySet());
    inTime();
    for (Review review : List.of(Review.CURRENT, Review.OVERDUE)) {
      boolean asked = review == Review.CURRENT || scope.overdue() == Scope.Overdue.FLAG;
      if (asked && found.size() < size) {
        add(tier, few == null ? queries.tier(tier, review) : few(tier, few, review), size, found);
      }
    }
  }

  private @Nullable Query few(Tier tier, FewMatches few, Review review) {
    Map<Object, int[]> docs = review == Review.CURRENT ? few.current() : few.overdue();
    return docs.isEmpty() ? null : queries.scored(tier, docs);
  }

  private void add(Tier tier, @Nullable Query query, int size, Map<Integer, MatchKind> found)
      throws IOException {
    if (query == null) {
      return;
    }
    var best = searcher.search(query, new TopFieldCollectorManager(BEST_FIRST, size, 1));
    inTime();
    int[] docs =
        Arrays.stream(best.scoreDocs)
            .mapToInt(hit -> hit.doc)
            .filter(doc -> !found.containsKey(doc))
            .sorted()
            .toArray();
    Map<Integer, MatchKind> howMatched = kinds.of(docs, tier);
    for (ScoreDoc hit : best.scoreDocs) {
      MatchKind kind = howMatched.get(hit.doc);
      if (kind != null) {
        found.put(hit.doc, kind);
      }
    }
  }

  int count(SearchPlan plan) throws IOException {
    Query query = queries.matching(plan.anyTier());
    int count = query == null ? 0 : searcher.count(query);
    inTime();
    return count;
  }

  List<Facet> facets(SearchPlan plan) throws IOException {
    Query query = queries.matching(plan.anyTier());
    List<Facet> facets = query == null ? FacetCounts.none() : FacetCounts.of(searcher, query);
    inTime();
    return facets;
  }

  private void inTime() {
    if (searcher.timedOut()) {
      throw new TooCostly("The query takes too long; narrow it by words or a filter.");
    }
  }
}
