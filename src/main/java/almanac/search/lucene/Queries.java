package almanac.search.lucene;

import almanac.document.Audience;
import almanac.document.DocumentFilter;
import almanac.search.IndexEntry;
import almanac.search.QueryText;
import almanac.search.SearchRequest;
import almanac.search.lucene.Fields.Part;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Requests as queries of Lucene. */
final class Queries {
  // What single characters add to the pairs: enough to order what pairs leave equal.
  private static final float UNIT = 0.3f;
  // Above any sum of the other scores: whoever holds the whole query comes before whoever does not.
  private static final float WHOLE = 1000f;
  // What other parts of a text add to the part where a word weighs most.
  private static final float OTHER_PARTS = 0.2f;

  private Queries() {}

  static Query of(SearchRequest request, Instant knownAt, IndexReader reader) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words(request.query(), all);
    day(request.asOf().toEpochDay(), Fields.VALID_FROM, Fields.VALID_UNTIL, all);
    day(IndexEntry.micros(knownAt), Fields.KNOWN_FROM, Fields.KNOWN_UNTIL, all);
    filters(request.filter(), all);
    all.add(audience(request, reader), Occur.FILTER);
    return all.build();
  }

  private static void words(QueryText query, BooleanQuery.Builder all) {
    List<Query> tokens = new ArrayList<>();
    query.pairs().forEach(t -> tokens.add(anywhere(t, Part::pairs)));
    query.lone().forEach(t -> tokens.add(anywhere(t, Part::units)));
    BooleanQuery.Builder enough = new BooleanQuery.Builder();
    tokens.forEach(t -> enough.add(t, Occur.SHOULD));
    enough.setMinimumNumberShouldMatch(query.required());
    all.add(enough.build(), Occur.MUST);
    if (tokens.size() > 1) {
      BooleanQuery.Builder whole = new BooleanQuery.Builder();
      tokens.forEach(t -> whole.add(t, Occur.FILTER));
      all.add(new BoostQuery(new ConstantScoreQuery(whole.build()), WHOLE), Occur.SHOULD);
    }
    for (String unit : query.units()) {
      if (!query.lone().contains(unit)) {
        all.add(new BoostQuery(anywhere(unit, Part::units), UNIT), Occur.SHOULD);
      }
    }
  }

  private static Query anywhere(String token, Function<Part, String> field) {
    return new DisjunctionMaxQuery(
        Arrays.stream(Part.values())
            .<Query>map(
                p -> new BoostQuery(new TermQuery(new Term(field.apply(p), token)), p.weight))
            .toList(),
        OTHER_PARTS);
  }

  private static void day(long at, String from, String until, BooleanQuery.Builder all) {
    all.add(LongField.newRangeQuery(from, Long.MIN_VALUE, at), Occur.FILTER);
    all.add(LongField.newRangeQuery(until, at + 1, Long.MAX_VALUE), Occur.FILTER);
  }

  private static void filters(DocumentFilter filter, BooleanQuery.Builder all) {
    anyOf(Fields.KIND, filter.kinds().stream().map(Enum::name).toList(), all);
    anyOf(Fields.STATE, filter.states().stream().map(Enum::name).toList(), all);
    anyOf(Fields.PRODUCT, filter.products(), all);
    anyOf(Fields.TAG, filter.tags(), all);
    if (!filter.regions().isEmpty()) {
      Set<String> regions = new HashSet<>(filter.regions());
      regions.add(Fields.EVERYWHERE);
      anyOf(Fields.REGION, regions, all);
    }
  }

  private static void anyOf(String field, Collection<String> values, BooleanQuery.Builder all) {
    if (!values.isEmpty()) {
      all.add(new TermInSetQuery(field, values.stream().map(BytesRef::new).toList()), Occur.FILTER);
    }
  }

  // There are few different audiences; those that admit the viewer are found anew for each request.
  private static Query audience(SearchRequest request, IndexReader reader) throws IOException {
    List<BytesRef> admitting = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, Fields.AUDIENCE);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (BytesRef key = each.next(); key != null; key = each.next()) {
        if (Audience.ofKey(key.utf8ToString()).admits(request.viewer())) {
          admitting.add(BytesRef.deepCopyOf(key));
        }
      }
    }
    return new TermInSetQuery(Fields.AUDIENCE, admitting);
  }
}
