package almanac.search.elastic;

import almanac.search.IndexEntry;
import almanac.search.IndexState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The index that is searched, and what it remembers of itself: one document, so that both change at
 * once.
 *
 * @param generation the name of the index; empty: there is none yet
 * @param seqNo which writing of the document this is, as the engine numbers them
 * @param primaryTerm see {@code seqNo}
 */
record Live(String generation, IndexState state, long seqNo, long primaryTerm) {
  private static final String GENERATION = "generation";
  private static final String ORIGIN = "origin";
  private static final String HORIZON = "horizon";
  private static final String REBUILT = "rebuilt";
  private static final String STUCK = "stuck";

  /** Before anything was written. */
  static final Live NONE = new Live("", IndexState.EMPTY, -1, -1);

  boolean isNone() {
    return generation.isEmpty();
  }

  /** Whether it was written before the other; nothing was not. */
  boolean isBefore(Live other) {
    return !isNone() && seqNo < other.seqNo;
  }

  /** As the engine answers when it is asked for the document. */
  static Live read(JsonNode answer) {
    JsonNode d = answer.path("_source");
    SortedSet<String> stuck = new TreeSet<>();
    d.path(STUCK).forEach(slug -> stuck.add(slug.asText()));
    IndexState state =
        new IndexState(instant(d, ORIGIN), instant(d, HORIZON), instant(d, REBUILT), stuck);
    return new Live(
        d.path(GENERATION).asText(),
        state,
        answer.path("_seq_no").asLong(),
        answer.path("_primary_term").asLong());
  }

  static ObjectNode document(String generation, IndexState state) {
    ObjectNode d = JsonNodeFactory.instance.objectNode();
    d.put(GENERATION, generation);
    d.put(ORIGIN, IndexEntry.micros(state.origin()));
    d.put(HORIZON, IndexEntry.micros(state.horizon()));
    d.put(REBUILT, IndexEntry.micros(state.rebuilt()));
    ArrayNode stuck = d.putArray(STUCK);
    state.stuck().forEach(stuck::add);
    return d;
  }

  private static Instant instant(JsonNode d, String name) {
    return Instant.EPOCH.plus(d.path(name).asLong(), ChronoUnit.MICROS);
  }
}
