package almanac.search.lucene;

import almanac.document.Audience;
import almanac.document.DocumentFilter;
import almanac.search.IndexEntry;
import almanac.search.Scope;
import almanac.search.lucene.VisibleQuery.Review;
import almanac.search.plan.Match;
import almanac.search.plan.Match.All;
import almanac.search.plan.Match.Any;
import almanac.search.plan.Match.AtLeast;
import almanac.search.plan.Match.Begins;
import almanac.search.plan.Match.Has;
import almanac.search.plan.SearchPlan.Bonus;
import almanac.search.plan.SearchPlan.Tier;
import almanac.search.plan.SearchPlan.Weighted;
import almanac.search.plan.TokenField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one request, as Lucene asks them. Each term is looked up once for all of them, and
 * what needs a term that the index does not hold is left out.
 */
final class Queries {
  // Whatever stands in the field of shown texts stands in that of all, too.
  private static final String ANY = TokenField.ANY.key() + ' ';

  static {
    // A query of a page's length, all of whose words stand in texts, has some 2,000; the planner
    // bounds them, and the budget what they take.
    IndexSearcher.setMaxClauseCount(8192);
  }

  private final IndexSearcher searcher;
  private final Dictionary dictionary;
  private final Scope scope;
  private final Set<String> audiences;
  private final Map<Term, TermStates> terms = new HashMap<>();

  Queries(IndexSearcher searcher, Scope scope) throws IOException {
    this.searcher = searcher;
    this.dictionary = new Dictionary(searcher.getTopReaderContext());
    this.scope = scope;
    this.audiences = audiences();
  }

  /** The documents of a tier, scored; null if there can be none. */
  @Nullable Query tier(Tier tier, Review review) {
    Query match = match(tier.match());
    if (match == null) {
      return null;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    filter(match, all);
    scope(all, review);
    weigh(tier, all);
    if (isWeighed(tier.match(), weighed(tier))) {
      all.setMinimumNumberShouldMatch(1); // without it Lucene prunes worse
    }
    return all.build();
  }

  /** Some documents of a tier, scored. */
  Query scored(Tier tier, Map<Object, int[]> docs) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(new DocsQuery(docs), Occur.FILTER);
    weigh(tier, all);
    return all.build();
  }

  private static Set<String> weighed(Tier tier) {
    Set<String> weighed = new HashSet<>();
    tier.tokens().forEach(token -> weighed.add(token.field().key() + ' ' + token.token()));
    return weighed;
  }

  // Whether whatever matches holds a token that weighs something.
  private static boolean isWeighed(Match match, Set<String> weighed) {
    return switch (match) {
      case Has(TokenField field, Set<String> tokens) ->
          tokens.stream()
              .allMatch(token ->
                  weighed.contains(field.key() + ' ' + token)
                      || (field == TokenField.TEXT && weighed.contains(ANY + token)));
      case Begins _ -> false;
      case Any(List<Match> parts) -> parts.stream().allMatch(part -> isWeighed(part, weighed));
      case All(List<Match> parts) -> parts.stream().anyMatch(part -> isWeighed(part, weighed));
      case AtLeast(int required, List<Match> parts) ->
          parts.stream().filter(part -> !isWeighed(part, weighed)).count() < required;
    };
  }

  private void weigh(Tier tier, BooleanQuery.Builder all) {
    for (Weighted token : tier.tokens()) {
      Query query = term(token.field(), token.token());
      if (query != null) {
        all.add(new BoostQuery(query, token.weight()), Occur.SHOULD);
      }
    }
    for (Bonus bonus : tier.bonuses()) {
      Query query = match(bonus.match());
      if (query != null) {
        all.add(new BoostQuery(new ConstantScoreQuery(query), bonus.weight()), Occur.SHOULD);
      }
    }
  }

  /** The documents that match; null if there can be none. */
  @Nullable Query matching(Match match) {
    Query query = match(match);
    if (query == null) {
      return null;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    filter(query, all);
    scope(all, scope.overdue() == Scope.Overdue.HIDE ? Review.CURRENT : Review.ANY);
    return all.build();
  }

  // Filters side by side are asked faster than filters in a filter.
  private static void filter(Query match, BooleanQuery.Builder all) {
    if (match instanceof BooleanQuery several
        && several.clauses().stream().allMatch(part -> part.occur() == Occur.FILTER)) {
      several.clauses().forEach(all::add);
    } else {
      all.add(match, Occur.FILTER);
    }
  }

  @Nullable Query match(Match match) {
    return switch (match) {
      case Has(TokenField field, Set<String> tokens) ->
          anyOf(possible(tokens, token -> term(field, token)));
      case Begins(TokenField field, String prefix) ->
          rewritten(new PrefixQuery(new Term(field.key(), prefix)));
      case Any(List<Match> parts) -> anyOf(possible(parts, this::match));
      case All(List<Match> parts) -> allOf(parts);
      case AtLeast(int required, List<Match> parts) -> atLeast(required, parts);
    };
  }

  // The searcher rewrites nothing, and these are no queries until they are.
  private Query rewritten(Query query) {
    try {
      return query.rewrite(searcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Query anyOf(List<Query> possible) {
    if (possible.size() <= 1) {
      return possible.isEmpty() ? null : possible.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    possible.forEach(part -> any.add(part, Occur.SHOULD));
    return any.build();
  }

  private @Nullable Query allOf(List<Match> parts) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Match part : parts) {
      Query query = match(part);
      if (query == null) {
        return null;
      }
      all.add(query, Occur.FILTER);
    }
    return all.build();
  }

  private @Nullable Query atLeast(int required, List<Match> parts) {
    List<Query> possible = possible(parts, this::match);
    if (possible.size() < required) {
      return null;
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    possible.forEach(part -> some.add(part, Occur.SHOULD));
    return some.setMinimumNumberShouldMatch(required).build();
  }

  private interface Asking<T> {
    @Nullable Query ask(T part);
  }

  private static <T> List<Query> possible(Collection<T> parts, Asking<T> asking) {
    List<Query> possible = new ArrayList<>();
    for (T part : parts) {
      Query query = asking.ask(part);
      if (query != null) {
        possible.add(query);
      }
    }
    return possible;
  }

  private @Nullable Query term(TokenField field, String token) {
    Term term = new Term(field.key(), token);
    TermStates states = terms.computeIfAbsent(term, this::lookUp);
    return states.docFreq() == 0 ? null : new TermQuery(term, states);
  }

  private TermStates lookUp(Term term) {
    try {
      return dictionary.find(term);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  VisibleQuery visible(Review review) {
    return new VisibleQuery(
        scope.asOf().toEpochDay(),
        IndexEntry.micros(scope.knownAt()),
        Set.copyOf(scope.filter().states()),
        audiences,
        review);
  }

  private void scope(BooleanQuery.Builder all, Review review) {
    DocumentFilter filter = scope.filter();
    all.add(visible(review), Occur.FILTER);
    anyOf(Fields.KIND, filter.kinds().stream().map(Enum::name).toList(), all);
    anyOf(Fields.PRODUCT, filter.products(), all);
    anyOf(Fields.TAG, filter.tags(), all);
    anyOf(Fields.AUTHORITY, filter.authorities(), all);
    if (filter.owner() != null) {
      all.add(oneOf(Fields.OWNER, List.of(filter.owner())), Occur.FILTER);
    }
    if (filter.reviewBefore() != null) {
      long last = filter.reviewBefore().toEpochDay() - 1;
      all.add(
          rewritten(
              NumericDocValuesField.newSlowRangeQuery(Fields.REVIEW_BY, Long.MIN_VALUE, last)),
          Occur.FILTER);
    }
    if (!filter.regions().isEmpty()) {
      Set<String> regions = new HashSet<>(filter.regions());
      regions.add(Fields.EVERYWHERE);
      anyOf(Fields.REGION, regions, all);
    }
    if (!scope.withheld().isEmpty()) {
      all.add(oneOf(Fields.SLUG, scope.withheld()), Occur.MUST_NOT);
    }
  }

  private void anyOf(String field, Collection<String> values, BooleanQuery.Builder all) {
    if (!values.isEmpty()) {
      all.add(oneOf(field, values), Occur.FILTER);
    }
  }

  private Query oneOf(String field, Collection<String> values) {
    return rewritten(new TermInSetQuery(field, values.stream().map(BytesRef::new).toList()));
  }

  // There are few different audiences, which are found anew for each request.
  private Set<String> audiences() throws IOException {
    Set<String> admitting = new HashSet<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms keys = leaf.reader().terms(Fields.AUDIENCE);
      if (keys != null) {
        TermsEnum each = keys.iterator();
        for (BytesRef key = each.next(); key != null; key = each.next()) {
          String audience = Objects.requireNonNull(key).utf8ToString();
          if (Audience.ofKey(audience).admits(scope.viewer())) {
            admitting.add(audience);
          }
        }
      }
    }
    return admitting;
  }
}
