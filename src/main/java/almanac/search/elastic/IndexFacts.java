package almanac.search.elastic;

import almanac.document.Audience;
import almanac.document.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be known of an index to ask it; true as long as its horizon stays where it is.
 *
 * @param live of which index and horizon
 * @param audiences the keys of all audiences in it
 * @param scoreFactor by how much this engine's scores are greater than plain BM25
 */
record IndexFacts(Live live, Set<String> audiences, float scoreFactor) {
  // There are as many audiences as ways to combine groups of readers; a few.
  private static final int MOST_AUDIENCES = 10_000;

  private static final String QUESTION =
      """
      {"size": 1, "_source": false,
       "query": {"term": {"%s": "%s"}},
       "aggs": {"all": {"global": {}, "aggs": {"audiences": {"terms": {"field": "%s", "size": %d}}}}}}
      """
          .formatted(Fields.PROBE, Fields.PROBE, Fields.AUDIENCE, MOST_AUDIENCES);

  // What BM25 gives to a word that stands once in the only document: the logarithm is its rarity,
  // the divisor 1 + k1. Some versions of the engines do not divide, which would make all that is
  // weighed by constants lighter.
  private static final double PLAIN = Math.log(1 + 0.5 / 1.5) / 2.2;

  IndexFacts {
    audiences = Set.copyOf(audiences);
  }

  static IndexFacts ask(Cluster cluster, Live live, Duration limit) {
    JsonNode answer =
        cluster.ask("POST", "/" + live.generation() + "/_search", Map.of(), QUESTION, limit);
    Set<String> audiences = new TreeSet<>();
    answer
        .at("/aggregations/all/audiences/buckets")
        .forEach(bucket -> audiences.add(bucket.path("key").asText()));
    double score = answer.at("/hits/hits/0/_score").asDouble(PLAIN);
    return new IndexFacts(live, audiences, (float) (score / PLAIN));
  }

  boolean areOf(Live other) {
    return live.generation().equals(other.generation())
        && live.state().horizon().equals(other.state().horizon());
  }

  /** The keys of the audiences that admit a viewer. */
  List<String> audiences(Viewer viewer) {
    return audiences.stream().filter(key -> Audience.ofKey(key).admits(viewer)).toList();
  }
}
