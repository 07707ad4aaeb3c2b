package almanac.search.elastic;

import almanac.document.DocumentException.Unavailable;
import almanac.search.IndexState;
import almanac.search.elastic.Cluster.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/**
 * Where {@link Live} is kept: an index of one document beside those that are searched. Every change
 * of it says on which state it builds; another program that has changed it meanwhile wins.
 */
final class LiveDocument {
  // Each search asks for the state, some several times. An older horizon is only an older answer.
  private static final Duration FRESH = Duration.ofMillis(200);

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final String index;
  private final String replicas;
  private volatile Known known = new Known(Live.NONE, System.nanoTime() - FRESH.toNanos());

  LiveDocument(Cluster cluster, String index, String replicas) {
    this.cluster = cluster;
    this.index = index;
    this.replicas = replicas;
  }

  /**
   * @param asked when the engine was asked
   */
  private record Known(Live live, long asked) {}

  /** As it is, or was a moment ago. */
  Live current() {
    Known now = known;
    return System.nanoTime() - now.asked < FRESH.toNanos() ? now.live : anew();
  }

  /** As it is. */
  Live anew() {
    long asked = System.nanoTime();
    Live live;
    try {
      live = Live.read(cluster.ask("GET", document(), Map.of(), "", LIMIT));
    } catch (Refused e) {
      if (!e.isMissing()) {
        throw new Unavailable("The search engine cannot tell the state of its index.", e);
      }
      live = Live.NONE;
    }
    return remember(live, asked);
  }

  /** Writes what comes after {@code before}. */
  Live write(Live before, String generation, IndexState state, Duration limit) {
    if (before.isNone()) {
      create(limit);
    }
    try {
      JsonNode answer =
          cluster.ask(
              "PUT",
              document(),
              before.isNone() ? Map.of("op_type", "create") : after(before),
              Live.document(generation, state).toString(),
              limit);
      Live live =
          new Live(
              generation,
              state,
              answer.path("_seq_no").asLong(),
              answer.path("_primary_term").asLong());
      // Not the moment before it was sent: who asked in between may be told what was there before.
      return remember(live, System.nanoTime());
    } catch (Refused e) {
      known = new Known(Live.NONE, System.nanoTime() - FRESH.toNanos());
      throw new Unavailable("The search index was changed by another program meanwhile.", e);
    }
  }

  /** Forgets an index that is no longer there; if nobody did so, or made another, before. */
  void forget(Live lost) {
    try {
      cluster.ask("DELETE", document(), after(lost), "", LIMIT);
    } catch (Refused e) {
      // Somebody did.
    }
    known = new Known(Live.NONE, System.nanoTime() - FRESH.toNanos());
  }

  private void create(Duration limit) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.putObject("settings").put("number_of_shards", 1).put("auto_expand_replicas", replicas);
    made.putObject("mappings").put("dynamic", false);
    try {
      cluster.ask("PUT", "/" + index, Map.of(), made.toString(), limit);
    } catch (Refused e) {
      // It is there; if not, the next step fails and says why.
    }
  }

  // Answers may overtake each other, and one copy of the document may lag behind another: a later
  // writing stands, but for no longer than an answer takes. Made anew, the index counts from zero.
  private synchronized Live remember(Live live, long asked) {
    Known before = known;
    long passed = asked - before.asked;
    if (passed < 0 || (passed < LIMIT.toNanos() && live.isBefore(before.live))) {
      return before.live;
    }
    known = new Known(live, asked);
    return live;
  }

  private String document() {
    return "/" + index + "/_doc/live";
  }

  private static Map<String, String> after(Live before) {
    return Map.of(
        "if_seq_no", Long.toString(before.seqNo()),
        "if_primary_term", Long.toString(before.primaryTerm()));
  }
}
