package almanac.search.elastic;

import almanac.document.DocumentFilter;
import almanac.search.IndexEntry;
import almanac.search.Scope;
import almanac.search.plan.Match;
import almanac.search.plan.Match.All;
import almanac.search.plan.Match.Any;
import almanac.search.plan.Match.AtLeast;
import almanac.search.plan.Match.Begins;
import almanac.search.plan.Match.Has;
import almanac.search.plan.SearchPlan.Bonus;
import almanac.search.plan.SearchPlan.Tier;
import almanac.search.plan.SearchPlan.Way;
import almanac.search.plan.SearchPlan.Weighted;
import almanac.search.plan.TokenField;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The queries of one request, as the engine is asked for them. */
final class Queries {
  // Engines refuse 1,024 clauses in one query, all levels together; the scope has a dozen.
  private static final int MOST_CLAUSES = 1000;

  private final Scope scope;
  private final IndexFacts facts;
  private int clauses;

  Queries(Scope scope, IndexFacts facts) {
    this.scope = scope;
    this.facts = facts;
  }

  /** Which texts, by their review. */
  enum Review {
    ANY,
    CURRENT,
    OVERDUE
  }

  /** The documents of a tier, scored; each way but the last bears its place as its name. */
  ObjectNode tier(Tier tier, Review review) {
    clauses = 0;
    ObjectNode query = object();
    ObjectNode bool = query.putObject("bool");
    ArrayNode filter = bool.putArray("filter");
    filter.add(match(tier.match()));
    if (tier.ways().size() > 1) {
      filter.add(told(tier.ways()));
    }
    scope(bool, filter, review);
    ArrayNode should = bool.putArray("should");
    for (Bonus bonus : tier.bonuses()) {
      if (!bonus.match().equals(Match.NEVER)) {
        should
            .addObject()
            .putObject("constant_score")
            .put("boost", bonus.weight() * facts.scoreFactor())
            .set("filter", match(bonus.match()));
      }
    }
    for (Weighted token : weightiest(tier.tokens(), MOST_CLAUSES - clauses)) {
      should
          .addObject()
          .putObject("term")
          .putObject(token.field().key())
          .put("value", token.token())
          .put("boost", token.weight());
    }
    bool.put("minimum_should_match", 0);
    return query;
  }

  // Of a query of a page's length the tokens that weigh least do not weigh at all.
  private static List<Weighted> weightiest(List<Weighted> tokens, int most) {
    if (tokens.size() <= most) {
      return tokens;
    }
    List<Weighted> some = new ArrayList<>(tokens);
    some.sort(Comparator.comparingDouble((Weighted token) -> -token.weight()));
    return some.subList(0, Math.max(0, most));
  }

  /** The documents that match. */
  ObjectNode matching(Match match) {
    ObjectNode query = object();
    ObjectNode bool = query.putObject("bool");
    ArrayNode filter = bool.putArray("filter");
    filter.add(match(match));
    scope(bool, filter, scope.overdue() == Scope.Overdue.HIDE ? Review.CURRENT : Review.ANY);
    return query;
  }

  // Needs nothing to match, so the engine leaves it out until it tells of a hit which ways it
  // matched.
  private ObjectNode told(List<Way> ways) {
    ObjectNode query = object();
    ObjectNode bool = query.putObject("bool").put("minimum_should_match", 0);
    bool.putArray("must").addObject().putObject("match_all");
    ArrayNode should = bool.putArray("should");
    for (int i = 0; i < ways.size() - 1; i++) {
      ObjectNode way = should.addObject().putObject("bool").put("_name", Integer.toString(i));
      way.putArray("filter").add(match(ways.get(i).match()));
    }
    return query;
  }

  private ObjectNode match(Match match) {
    return switch (match) {
      case Has(TokenField field, Set<String> tokens) -> {
        clauses++;
        yield oneOf(field.key(), tokens);
      }
      case Begins(TokenField field, String prefix) -> {
        clauses++;
        ObjectNode query = object();
        query.putObject("prefix").put(field.key(), prefix);
        yield query;
      }
      case All(List<Match> parts) -> {
        ObjectNode query = object();
        parts(query.putObject("bool").putArray("filter"), parts);
        yield query;
      }
      case Any(List<Match> parts) -> parts.isEmpty() ? never() : someOf(1, parts);
      case AtLeast(int required, List<Match> parts) -> someOf(required, parts);
    };
  }

  private ObjectNode someOf(int required, List<Match> parts) {
    ObjectNode query = object();
    ObjectNode bool = query.putObject("bool").put("minimum_should_match", required);
    parts(bool.putArray("should"), parts);
    return query;
  }

  private void parts(ArrayNode into, List<Match> parts) {
    parts.forEach(part -> into.add(match(part)));
  }

  private static ObjectNode never() {
    ObjectNode query = object();
    query.putObject("match_none");
    return query;
  }

  private void scope(ObjectNode bool, ArrayNode filter, Review review) {
    long asOf = scope.asOf().toEpochDay();
    long knownAt = IndexEntry.micros(scope.knownAt());
    filter.add(range(Fields.VALID_FROM, "lte", asOf));
    filter.add(range(Fields.VALID_UNTIL, "gt", asOf));
    filter.add(range(Fields.KNOWN_FROM, "lte", knownAt));
    filter.add(range(Fields.KNOWN_UNTIL, "gt", knownAt));
    if (review != Review.ANY) {
      filter.add(range(Fields.REVIEW_BY, review == Review.OVERDUE ? "lt" : "gte", asOf));
    }
    DocumentFilter asked = scope.filter();
    filter.add(oneOf(Fields.AUDIENCE, facts.audiences(scope.viewer())));
    filter.add(oneOf(Fields.STATE, asked.states().stream().map(Enum::name).toList()));
    anyOf(Fields.KIND, asked.kinds().stream().map(Enum::name).toList(), filter);
    anyOf(Fields.PRODUCT, asked.products(), filter);
    anyOf(Fields.TAG, asked.tags(), filter);
    anyOf(Fields.AUTHORITY, asked.authorities(), filter);
    if (asked.owner() != null) {
      filter.add(oneOf(Fields.OWNER, List.of(asked.owner())));
    }
    if (asked.reviewBefore() != null) {
      filter.add(range(Fields.REVIEW_BY, "lt", asked.reviewBefore().toEpochDay()));
    }
    if (!asked.regions().isEmpty()) {
      Set<String> regions = new HashSet<>(asked.regions());
      regions.add(Fields.EVERYWHERE);
      anyOf(Fields.REGION, regions, filter);
    }
    if (!scope.withheld().isEmpty()) {
      bool.putArray("must_not").add(oneOf(Fields.SLUG, scope.withheld()));
    }
  }

  private static void anyOf(String field, Collection<String> values, ArrayNode filter) {
    if (!values.isEmpty()) {
      filter.add(oneOf(field, values));
    }
  }

  private static ObjectNode oneOf(String field, Collection<String> values) {
    ObjectNode query = object();
    if (values.size() == 1) {
      query.putObject("term").put(field, values.iterator().next());
    } else {
      // Sorted, so that the same request is the same text, which the engine may have kept.
      values.stream().sorted().forEach(query.putObject("terms").putArray(field)::add);
    }
    return query;
  }

  private static ObjectNode range(String field, String operator, long bound) {
    ObjectNode query = object();
    query.putObject("range").putObject(field).put(operator, bound);
    return query;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
