package almanac.search.lucene;

import almanac.document.time.Timeline.State;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * The entries that answer for a day and a moment, in some states, to a viewer. Nearly all searches
 * ask for the same: so the answer is kept for each segment, as a bit for each entry.
 */
final class VisibleQuery extends Query {
  /** Which texts, by their review. */
  enum Review {
    ANY,
    CURRENT,
    OVERDUE
  }

  // Days, sets of states and audiences that are asked for at a time; history is asked for seldom.
  private static final int MOST_KEPT = 64;

  // Kept as long as the segment is open; it never changes but by deletions, which Lucene heeds.
  // Without a lock: whoever loses the processor while he holds it would stop all others.
  private static final Map<CacheKey, Kept> KEPT = new ConcurrentHashMap<>();

  private final long asOf;
  private final long knownAt;
  private final Set<State> states;
  private final Set<String> audiences;
  private final Review review;

  /**
   * @param asOf the day since the epoch
   * @param knownAt microseconds since the epoch
   * @param audiences the keys of those that admit the viewer
   */
  VisibleQuery(long asOf, long knownAt, Set<State> states, Set<String> audiences, Review review) {
    this.asOf = asOf;
    this.knownAt = knownAt;
    this.states = Set.copyOf(states);
    this.audiences = Set.copyOf(audiences);
    this.review = review;
  }

  private static final class Kept {
    private final long lastEvent;
    private final Map<VisibleQuery, FixedBitSet> bits = new ConcurrentHashMap<>();

    Kept(LeafReader leaf) throws IOException {
      lastEvent = Math.max(last(leaf, Fields.KNOWN_FROM), last(leaf, Fields.KNOWN_UNTIL));
    }

    private static long last(LeafReader leaf, String field) throws IOException {
      NumericDocValues values = DocValues.getNumeric(leaf, field);
      long last = Long.MIN_VALUE;
      while (values.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        long value = values.longValue();
        last = value == Long.MAX_VALUE ? last : Math.max(last, value);
      }
      return last;
    }
  }

  private static Kept kept(LeafReader leaf) throws IOException {
    CacheHelper segment = leaf.getCoreCacheHelper();
    Kept kept = KEPT.get(segment.getKey());
    if (kept == null) {
      kept = new Kept(leaf);
      if (KEPT.putIfAbsent(segment.getKey(), kept) == null) {
        segment.addClosedListener(KEPT::remove);
      }
    }
    return kept;
  }

  FixedBitSet bits(LeafReader leaf) throws IOException {
    Kept kept = kept(leaf);
    // Behind the last event of a segment nothing changes in it: the same bits for every moment.
    VisibleQuery key =
        knownAt < kept.lastEvent
            ? this
            : new VisibleQuery(asOf, Long.MAX_VALUE - 1, states, audiences, review);
    FixedBitSet bits = kept.bits.get(key);
    if (bits == null) {
      bits = key.read(leaf);
      if (kept.bits.size() >= MOST_KEPT) {
        kept.bits.clear();
      }
      kept.bits.put(key, bits);
    }
    return bits;
  }

  private FixedBitSet read(LeafReader leaf) throws IOException {
    FixedBitSet bits = new FixedBitSet(leaf.maxDoc());
    boolean[] admitted = ordinals(DocValues.getSorted(leaf, Fields.AUDIENCE), audiences);
    boolean[] asked =
        ordinals(
            DocValues.getSorted(leaf, Fields.STATE),
            states.stream().map(State::name).collect(java.util.stream.Collectors.toSet()));
    SortedDocValues audience = DocValues.getSorted(leaf, Fields.AUDIENCE);
    SortedDocValues state = DocValues.getSorted(leaf, Fields.STATE);
    NumericDocValues validFrom = DocValues.getNumeric(leaf, Fields.VALID_FROM);
    NumericDocValues validUntil = DocValues.getNumeric(leaf, Fields.VALID_UNTIL);
    NumericDocValues knownFrom = DocValues.getNumeric(leaf, Fields.KNOWN_FROM);
    NumericDocValues knownUntil = DocValues.getNumeric(leaf, Fields.KNOWN_UNTIL);
    NumericDocValues reviewBy = DocValues.getNumeric(leaf, Fields.REVIEW_BY);
    for (int doc = 0; doc < leaf.maxDoc(); doc++) {
      if (at(knownUntil, doc) > knownAt
          && at(knownFrom, doc) <= knownAt
          && at(validFrom, doc) <= asOf
          && at(validUntil, doc) > asOf
          && holds(state, doc, asked)
          && holds(audience, doc, admitted)
          && reviewed(at(reviewBy, doc))) {
        bits.set(doc);
      }
    }
    return bits;
  }

  private boolean reviewed(long by) {
    return review == Review.ANY || (by < asOf) == (review == Review.OVERDUE);
  }

  private static long at(NumericDocValues values, int doc) throws IOException {
    return values.advanceExact(doc) ? values.longValue() : Long.MIN_VALUE;
  }

  private static boolean holds(SortedDocValues values, int doc, boolean[] wanted)
      throws IOException {
    return values.advanceExact(doc) && wanted[values.ordValue()];
  }

  private static boolean[] ordinals(SortedDocValues values, Set<String> wanted) throws IOException {
    boolean[] ordinals = new boolean[values.getValueCount()];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = wanted.contains(values.lookupOrd(i).utf8ToString());
    }
    return ordinals;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public org.apache.lucene.search.@org.jspecify.annotations.Nullable ScorerSupplier
          scorerSupplier(LeafReaderContext context) throws IOException {
        FixedBitSet bits = bits(context.reader());
        int size = bits.cardinality();
        return size == 0
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                new BitSetIterator(bits, size), score(), mode, context.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false; // it is kept here, and for longer
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "visible on day " + asOf;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VisibleQuery that
        && asOf == that.asOf
        && knownAt == that.knownAt
        && states.equals(that.states)
        && audiences.equals(that.audiences)
        && review == that.review;
  }

  @Override
  public int hashCode() {
    return Objects.hash(asOf, knownAt, states, audiences, review);
  }
}
