package almanac.search.lucene;

import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** Entries that are known; for one request on one state of the index. */
final class DocsQuery extends Query {
  private final Map<Object, int[]> docs;

  /**
   * @param docs in ascending order, by the id of their segment's context
   */
  DocsQuery(Map<Object, int[]> docs) {
    this.docs = docs;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public org.apache.lucene.search.@org.jspecify.annotations.Nullable ScorerSupplier
          scorerSupplier(LeafReaderContext context) {
        int[] here = docs.get(context.id());
        return here == null
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                new Docs(here), score(), mode, context.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  private static final class Docs extends DocIdSetIterator {
    private final int[] docs;
    private int at = -1;

    Docs(int[] docs) {
      this.docs = docs;
    }

    @Override
    public int docID() {
      return at < 0 ? -1 : at < docs.length ? docs[at] : NO_MORE_DOCS;
    }

    @Override
    public int nextDoc() {
      at++;
      return docID();
    }

    @Override
    public int advance(int target) {
      do {
        at++;
      } while (at < docs.length && docs[at] < target);
      return docID();
    }

    @Override
    public long cost() {
      return docs.length;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "known entries";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocsQuery that && docs.equals(that.docs);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(docs);
  }
}
