package almanac.search.elastic;

import static java.util.Comparator.comparingInt;

import almanac.document.DocumentException.TooCostly;
import almanac.document.DocumentException.Unavailable;
import almanac.search.Facet;
import almanac.search.HeldText;
import almanac.search.Scope;
import almanac.search.SearchHit;
import almanac.search.elastic.Cluster.Refused;
import almanac.search.elastic.Queries.Review;
import almanac.search.plan.MatchKind;
import almanac.search.plan.SearchPlan;
import almanac.search.plan.SearchPlan.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request on one index. */
final class ElasticReading {
  // What the way there and back may take, and the engine to notice that its time is up.
  private static final Duration MARGIN = Duration.ofSeconds(1);
  private static final int MOST_VALUES = 10_000;

  private final Cluster cluster;
  private final String index;
  private final Scope scope;
  private final Queries queries;
  private final Duration budget;

  /**
   * @param budget what a query may take; one that takes longer is given up
   */
  ElasticReading(Cluster cluster, IndexFacts facts, Scope scope, Duration budget) {
    this.cluster = cluster;
    this.index = facts.live().generation();
    this.scope = scope;
    this.queries = new Queries(scope, facts);
    this.budget = budget;
  }

  /**
   * Tier after tier; a document may match several: the first counts. All tiers are asked for in one
   * request: one way there and back, whichever are needed.
   */
  List<SearchHit> find(SearchPlan plan, int size) {
    List<Review> reviews =
        scope.overdue() == Scope.Overdue.HIDE
            ? List.of(Review.CURRENT)
            : List.of(Review.CURRENT, Review.OVERDUE);
    List<Tier> tiers = new ArrayList<>();
    StringBuilder searches = new StringBuilder();
    String copy = "";
    for (Tier tier : plan.tiers()) {
      for (Review review : reviews) {
        tiers.add(tier);
        ObjectNode query = queries.tier(tier, review);
        copy = copy.isEmpty() ? copyFor(query) : copy;
        searches.append(copy).append(best(query, size)).append('\n');
      }
    }
    Map<String, MatchKind> found = new LinkedHashMap<>();
    if (!tiers.isEmpty()) {
      Map<String, String> parameters =
          Map.of(
              "filter_path",
              "responses.status,responses.error,responses.timed_out,responses._shards.failed,"
                  + "responses.hits.hits._id,responses.hits.hits.matched_queries");
      JsonNode answers = ask("/_msearch", parameters, searches.toString()).path("responses");
      for (int i = 0; i < tiers.size(); i++) {
        JsonNode answer = checked(answers.path(i));
        for (JsonNode hit : answer.at("/hits/hits")) {
          found.putIfAbsent(hit.path("_id").asText(), kind(tiers.get(i), hit));
        }
      }
    }
    return hits(found, size);
  }

  // Copies of an index score a little differently, each by what it has not merged away. The same
  // request goes to the same copy while there is one, so that its pages have one order.
  private static String copyFor(ObjectNode query) {
    return "{\"preference\": \"q%x\"}\n".formatted(query.toString().hashCode());
  }

  private ObjectNode best(ObjectNode query, int size) {
    ObjectNode search = search(query, size);
    search.put("track_total_hits", false);
    ArrayNode sort = search.putArray("sort");
    sort.addObject().put("_score", "desc");
    sort.addObject().put(Fields.TITLE_LENGTH, "asc");
    sort.addObject().put(Fields.SLUG, "asc");
    return search;
  }

  private ObjectNode search(ObjectNode query, int size) {
    ObjectNode search = JsonNodeFactory.instance.objectNode();
    search.put("size", size);
    search.put("timeout", budget.toMillis() + "ms");
    search.put("_source", false);
    search.set("query", query);
    return search;
  }

  // The first way that a document matches is how it matched.
  private static MatchKind kind(Tier tier, JsonNode hit) {
    int first = tier.ways().size() - 1;
    for (JsonNode way : hit.path("matched_queries")) {
      first = Math.min(first, way.asInt());
    }
    return tier.ways().get(first).kind();
  }

  // Texts are large and most of what the tiers find is not shown, so they are fetched apart.
  private List<SearchHit> hits(Map<String, MatchKind> found, int size) {
    List<String> ids = found.keySet().stream().limit(size).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
    ids.forEach(wanted.putArray("ids")::add);
    JsonNode docs = ask("/_mget", Map.of("realtime", "false"), wanted.toString()).path("docs");
    List<SearchHit> hits = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      JsonNode doc = docs.path(i);
      JsonNode held = doc.path("_source").path(Fields.HELD);
      if (!held.isTextual()) {
        throw understood(new Refused(404, doc));
      }
      hits.add(
          new SearchHit(
              HeldText.read(held.asText()), found.getOrDefault(ids.get(i), MatchKind.PARTIAL)));
    }
    return hits;
  }

  int count(SearchPlan plan) {
    ObjectNode search = search(queries.matching(plan.anyTier()), 0);
    search.put("track_total_hits", true);
    return one(search).at("/hits/total/value").asInt();
  }

  List<Facet> facets(SearchPlan plan) {
    ObjectNode search = search(queries.matching(plan.anyTier()), 0);
    search.put("track_total_hits", false);
    ObjectNode facets = search.putObject("aggs");
    for (Facet.Name name : Facet.Name.values()) {
      facets
          .putObject(name.name())
          .putObject("terms")
          .put("field", Fields.of(name))
          .put("size", MOST_VALUES);
    }
    JsonNode answer = one(search).path("aggregations");
    return Arrays.stream(Facet.Name.values())
        .map(name -> facet(name, answer.path(name.name())))
        .toList();
  }

  static List<Facet> noFacets() {
    return Arrays.stream(Facet.Name.values()).map(name -> new Facet(name, List.of())).toList();
  }

  private static Facet facet(Facet.Name name, JsonNode answer) {
    if (answer.path("sum_other_doc_count").asLong() > 0) {
      throw new TooCostly(
          "The hits have more than " + MOST_VALUES + " different values; narrow the search.");
    }
    List<Facet.Value> values = new ArrayList<>();
    for (JsonNode bucket : answer.path("buckets")) {
      values.add(new Facet.Value(bucket.path("key").asText(), bucket.path("doc_count").asInt()));
    }
    values.sort(comparingInt((Facet.Value v) -> -v.count()).thenComparing(Facet.Value::value));
    return new Facet(name, values);
  }

  private JsonNode one(ObjectNode search) {
    return checked(ask("/_search", Map.of(), search.toString()));
  }

  private JsonNode ask(String what, Map<String, String> parameters, String body) {
    try {
      return cluster.ask("POST", "/" + index + what, parameters, body, budget.plus(MARGIN));
    } catch (Refused e) {
      throw understood(e);
    }
  }

  private static RuntimeException understood(Refused e) {
    if (e.isMissingIndex()) {
      return e;
    }
    return e.isTooLong()
        ? new TooCostly("The query has too many parts; shorten it.")
        : new Unavailable("The search engine does not take the query.", e);
  }

  // One of several answers may be an error while the others are none.
  private static JsonNode checked(JsonNode answer) {
    int status = answer.path("status").asInt(200);
    if (status >= 400) {
      RuntimeException failure = Cluster.failure(status, answer);
      throw failure instanceof Refused refused ? understood(refused) : failure;
    }
    if (answer.path("timed_out").asBoolean()) {
      throw new TooCostly("The query takes too long; narrow it by words or a filter.");
    }
    if (answer.at("/_shards/failed").asInt(1) > 0) {
      throw new Unavailable("The search engine cannot answer at the moment.", null);
    }
    return answer;
  }
}
