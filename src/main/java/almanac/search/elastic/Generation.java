package almanac.search.elastic;

import almanac.document.DocumentException.Unavailable;
import almanac.search.IndexEntry;
import almanac.search.elastic.Cluster.Refused;
import almanac.search.plan.IndexedTokens;
import almanac.search.plan.IndexedTokens.Texts;
import almanac.search.plan.TokenField;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * One index of the engine, to write. Nothing is written to one that is gone: an engine would make
 * it anew and guess its fields. So writing goes through an alias, which only a made index has.
 */
final class Generation {
  private static final Logger LOG = Logger.getLogger(Generation.class);

  // The engine holds a request in memory as a whole; small managed ones take 10 MB at most.
  private static final int BULK_CHARACTERS = 2_000_000;

  /** A write may wait for a merge, a replica, or another client's load. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final String name;

  Generation(Cluster cluster, String name) {
    this.cluster = cluster;
    this.name = name;
  }

  String name() {
    return name;
  }

  private String writing() {
    return name + "-writing";
  }

  /** Makes it, empty. */
  void create(String replicas) {
    ObjectNode index = JsonNodeFactory.instance.objectNode();
    index
        .putObject("settings")
        .put("number_of_shards", 1) // so that ranking and facets see all documents at once
        .put("auto_expand_replicas", replicas)
        .put("refresh_interval", -1) // what was applied is shown when the program says so
        // Deleted entries count when a word's rareness is judged; as few as Lucene keeps them.
        .put("merge.policy.deletes_pct_allowed", 5)
        .put("merge.policy.expunge_deletes_allowed", 1);
    index.set("mappings", Fields.mapping());
    index.putObject("aliases").putObject(writing());
    cluster.ask("PUT", "/" + name, Map.of(), index.toString(), LIMIT);
    String probe = "{\"%s\": \"%s\"}".formatted(Fields.PROBE, Fields.PROBE);
    cluster.ask("PUT", "/" + name + "/_doc/" + Fields.PROBE, Map.of(), probe, LIMIT);
  }

  /** As {@link almanac.search.SearchIndex#apply}. */
  Set<String> write(List<IndexEntry> entries) {
    Set<String> refused = new HashSet<>();
    AnalysedTexts analysed = new AnalysedTexts();
    List<IndexEntry> batch = new ArrayList<>();
    StringBuilder bulk = new StringBuilder();
    for (IndexEntry entry : entries) {
      ObjectNode action = JsonNodeFactory.instance.objectNode();
      action.putObject("index").put("_id", entry.id());
      bulk.append(action).append('\n');
      bulk.append(Fields.write(entry, analysed.of(entry))).append('\n');
      batch.add(entry);
      if (bulk.length() > BULK_CHARACTERS) {
        send(bulk.toString(), batch, refused);
        bulk.setLength(0);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      send(bulk.toString(), batch, refused);
    }
    return refused;
  }

  private void send(String bulk, List<IndexEntry> batch, Set<String> refused) {
    Map<String, String> parameters =
        Map.of(
            "require_alias", "true", "filter_path", "errors,items.index.status,items.index.error");
    JsonNode answer;
    try {
      answer = cluster.ask("POST", "/" + writing() + "/_bulk", parameters, bulk, LIMIT);
    } catch (Refused e) {
      if (e.status() == 413 && batch.size() == 1) {
        refuse(batch.getFirst(), e.getMessage(), refused);
        return;
      }
      throw e;
    }
    JsonNode items = answer.path("items");
    if (items.size() != batch.size()) {
      throw new Unavailable("The search engine does not say what it has done.", null);
    }
    for (int i = 0; i < batch.size(); i++) {
      JsonNode item = items.get(i).path("index");
      int status = item.path("status").asInt(500);
      if (status == 400) {
        refuse(batch.get(i), item.path("error").toString(), refused);
      } else if (status > 400) {
        throw Cluster.failure(status, item);
      }
    }
  }

  private static void refuse(
      IndexEntry entry, @org.jspecify.annotations.Nullable String why, Set<String> refused) {
    LOG.errorf("The search engine does not take %s: %s", entry.slug(), why);
    refused.add(entry.slug());
  }

  /** Makes what was written searchable; the engine has made it durable before it answered. */
  void refresh() {
    JsonNode answer = cluster.ask("POST", "/" + name + "/_refresh", Map.of(), "", LIMIT);
    if (answer.at("/_shards/failed").asInt(1) > 0) {
      throw new Unavailable("The search engine cannot show all that it was given.", null);
    }
  }

  /**
   * Merges deleted entries away where they are many, beside the searches; seen at a refresh.
   *
   * @return done when the engine says so, or that it cannot, or nothing for too long
   */
  CompletableFuture<?> expunge() {
    // What a crash would have to be made good from is not merged away, so nothing may be left.
    cluster.ask("POST", "/" + name + "/_flush", Map.of(), "", LIMIT);
    return cluster
        .begin("POST", "/" + name + "/_forcemerge", Map.of("only_expunge_deletes", "true"))
        .whenComplete((_, failure) -> {
          if (failure != null) {
            LOG.warnf("%s keeps what was overwritten for now: %s", name, failure.getMessage());
          }
        });
  }

  /** What cannot be deleted now is before the next rebuild. */
  void discard() {
    try {
      cluster.ask("DELETE", "/" + name, Map.of(), "", LIMIT);
    } catch (Refused | Unavailable e) {
      LOG.warnf("%s is no longer used, but cannot be deleted: %s", name, e.getMessage());
    }
  }

  /**
   * The tokens of entries. A version stands in several rectangles; its text is analysed once. Only
   * the document at hand is remembered, for tokens are large.
   */
  private static final class AnalysedTexts {
    private final Map<Texts, Map<TokenField, String>> known = new HashMap<>();
    private String slug = "";

    Map<TokenField, String> of(IndexEntry e) {
      if (!slug.equals(e.slug())) {
        known.clear();
        slug = e.slug();
      }
      Map<TokenField, String> tokens = known.computeIfAbsent(e.texts(), AnalysedTexts::joined);
      return e.past() ? IndexedTokens.past(tokens) : tokens;
    }

    private static Map<TokenField, String> joined(Texts texts) {
      Map<TokenField, String> joined = new EnumMap<>(TokenField.class);
      IndexedTokens.of(texts).forEach((field, all) -> joined.put(field, String.join(" ", all)));
      return joined;
    }
  }
}
