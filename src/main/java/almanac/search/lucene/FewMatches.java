package almanac.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a tier, as long as they are few: most tiers have none, and what is scored are
 * scores of terms, each of which costs something in each segment. Those whose review is overdue
 * come apart.
 */
final class FewMatches extends SimpleCollector {
  private static final int MOST = 1000;

  private final VisibleQuery current;
  private final Set<Integer> without;
  private final Map<Object, int[]> currentDocs = new HashMap<>();
  private final Map<Object, int[]> overdueDocs = new HashMap<>();
  private final int[] kept = new int[MOST];
  private @Nullable LeafReaderContext leaf;
  private @Nullable FixedBitSet bits;
  private int keptHere;
  private int size;

  private FewMatches(VisibleQuery current, Set<Integer> without) {
    this.current = current;
    this.without = without;
  }

  /**
   * Null if there are too many.
   *
   * @param without entries that are known already
   */
  static @Nullable FewMatches of(
      IndexSearcher searcher, Query query, VisibleQuery current, Set<Integer> without)
      throws IOException {
    FewMatches all =
        searcher.search(
            query,
            new CollectorManager<FewMatches, FewMatches>() {
              @Override
              public FewMatches newCollector() {
                return new FewMatches(current, without);
              }

              @Override
              public FewMatches reduce(Collection<FewMatches> one) {
                return one.iterator().next();
              }
            });
    return all.size > MOST ? null : all;
  }

  /** Those whose review is not overdue; by the key of their segment. */
  Map<Object, int[]> current() {
    return currentDocs;
  }

  Map<Object, int[]> overdue() {
    return overdueDocs;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    if (size > MOST) {
      throw new CollectionTerminatedException();
    }
    leaf = context;
    bits = current.bits(context.reader());
    keptHere = 0;
  }

  @Override
  public void collect(int doc) {
    if (leaf != null && without.contains(leaf.docBase + doc)) {
      return;
    }
    if (size++ == MOST) {
      throw new CollectionTerminatedException();
    }
    kept[keptHere++] = doc;
  }

  @Override
  public void finish() {
    FixedBitSet now = bits;
    if (leaf == null || now == null || keptHere == 0 || size > MOST) {
      return;
    }
    int[] docs = Arrays.copyOf(kept, keptHere);
    put(currentDocs, Arrays.stream(docs).filter(now::get).toArray());
    put(overdueDocs, Arrays.stream(docs).filter(doc -> !now.get(doc)).toArray());
  }

  private void put(Map<Object, int[]> all, int[] docs) {
    if (leaf != null && docs.length > 0) {
      all.put(leaf.id(), docs);
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
