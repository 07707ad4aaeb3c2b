package almanac.search.lucene;

import almanac.search.plan.MatchKind;
import almanac.search.plan.SearchPlan.Tier;
import almanac.search.plan.SearchPlan.Way;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/** How the hits of a tier matched: each by the first way that it matches. */
final class Kinds {
  private final IndexSearcher searcher;
  private final Queries queries;

  Kinds(IndexSearcher searcher, Queries queries) {
    this.searcher = searcher;
    this.queries = queries;
  }

  /**
   * @param docs in ascending order, so that each way goes through a segment once
   */
  Map<Integer, MatchKind> of(int[] docs, Tier tier) throws IOException {
    Map<Integer, MatchKind> kinds = new HashMap<>();
    List<Way> ways = tier.ways();
    for (Way way : ways.subList(0, ways.size() - 1)) {
      Query query = kinds.size() < docs.length ? queries.match(way.match()) : null;
      if (query != null) {
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
        matching(weight, docs, way.kind(), kinds);
      }
    }
    for (int doc : docs) {
      kinds.putIfAbsent(doc, ways.getLast().kind());
    }
    return kinds;
  }

  private void matching(Weight weight, int[] docs, MatchKind kind, Map<Integer, MatchKind> kinds)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    int opened = -1;
    DocIdSetIterator matching = DocIdSetIterator.empty();
    for (int doc : docs) {
      int segment = ReaderUtil.subIndex(doc, leaves);
      if (segment != opened) {
        Scorer scorer = weight.scorer(leaves.get(segment));
        matching = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
        opened = segment;
      }
      int target = doc - leaves.get(segment).docBase;
      int at = matching.docID() < target ? matching.advance(target) : matching.docID();
      if (at == target) {
        kinds.putIfAbsent(doc, kind);
      }
    }
  }
}
