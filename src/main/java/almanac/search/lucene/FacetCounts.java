package almanac.search.lucene;

import static java.util.Comparator.comparingInt;

import almanac.search.Facet;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts the values of the documents that a query finds, each segment by its own numbering. */
final class FacetCounts extends SimpleCollector {
  // A request is answered by one thread, so that many clients share the processors fairly.
  private static final CollectorManager<FacetCounts, FacetCounts> ONE =
      new CollectorManager<>() {
        @Override
        public FacetCounts newCollector() {
          return new FacetCounts();
        }

        @Override
        public FacetCounts reduce(Collection<FacetCounts> one) {
          return one.iterator().next();
        }
      };

  private static final class Count {
    private final Facet.Name name;
    private final Map<String, Integer> all = new HashMap<>();
    private SortedSetDocValues values = DocValues.emptySortedSet();
    private int[] byOrdinal = new int[0];

    Count(Facet.Name name) {
      this.name = name;
    }

    Facet facet() {
      return new Facet(
          name,
          all.entrySet().stream()
              .map(e -> new Facet.Value(e.getKey(), e.getValue()))
              .sorted(comparingInt((Facet.Value v) -> -v.count()).thenComparing(Facet.Value::value))
              .toList());
    }
  }

  private final List<Count> counts = Arrays.stream(Facet.Name.values()).map(Count::new).toList();

  private FacetCounts() {}

  static List<Facet> none() {
    return new FacetCounts().facets();
  }

  static List<Facet> of(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, ONE).facets();
  }

  private List<Facet> facets() {
    return counts.stream().map(Count::facet).toList();
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    for (Count count : counts) {
      count.values = DocValues.getSortedSet(context.reader(), Fields.of(count.name));
      count.byOrdinal = new int[(int) count.values.getValueCount()];
    }
  }

  @Override
  public void collect(int doc) throws IOException {
    for (Count count : counts) {
      if (count.values.advanceExact(doc)) {
        for (int n = count.values.docValueCount(); n > 0; n--) {
          count.byOrdinal[(int) count.values.nextOrd()]++;
        }
      }
    }
  }

  @Override
  public void finish() throws IOException {
    for (Count count : counts) {
      for (int ordinal = 0; ordinal < count.byOrdinal.length; ordinal++) {
        if (count.byOrdinal[ordinal] > 0) {
          String value = count.values.lookupOrd(ordinal).utf8ToString();
          count.all.merge(value, count.byOrdinal[ordinal], Integer::sum);
        }
      }
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
