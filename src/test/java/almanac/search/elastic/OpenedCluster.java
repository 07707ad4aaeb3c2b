package almanac.search.elastic;

import almanac.search.IndexState;
import almanac.search.SearchIndex;
import almanac.search.plan.IndexFormat;
import almanac.testing.engine.EngineServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;

/** The engine on a server of the tests, without the framework; its indexes go when it is closed. */
public final class OpenedCluster implements AutoCloseable {
  /** What a search may take in tests, on a machine that does other things besides. */
  public static final Duration BUDGET = Duration.ofSeconds(5);

  private final String prefix;
  private final RestClient client;
  private final ElasticIndex index;

  /**
   * @param prefix of names, which no other test uses
   */
  public OpenedCluster(EngineServer server, String prefix) {
    this(server.host(), prefix, BUDGET);
  }

  OpenedCluster(String host, String prefix, Duration budget) {
    this.prefix = prefix;
    this.client = RestClient.builder(HttpHost.create("http://" + host)).build();
    this.index = new ElasticIndex(new Cluster(client), prefix, "0-1", budget);
  }

  public SearchIndex index() {
    return index;
  }

  /** The name of an index of it: of a generation by its number, or {@code state}. */
  public String name(String which) {
    return prefix + "-" + IndexFormat.FINGERPRINT + "-" + which;
  }

  /** What the first index says of its scores. */
  float scoreFactor() {
    Live first = new Live(name("1"), IndexState.EMPTY, 0, 0);
    return IndexFacts.ask(new Cluster(client), first, BUDGET).scoreFactor();
  }

  /** How many entries of the first index were overwritten and are still there. */
  int overwritten() {
    JsonNode told =
        new Cluster(client).ask("GET", "/" + name("1") + "/_stats/docs", Map.of(), "", BUDGET);
    return told.at("/_all/primaries/docs/deleted").asInt(-1);
  }

  /** Ends the client; the indexes stay. */
  public void disconnect() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all its indexes, and ends the client. */
  @Override
  public void close() {
    Cluster cluster = new Cluster(client);
    cluster
        .ask("GET", "/" + name("*") + "/_alias", Map.of(), "", BUDGET)
        .fieldNames()
        .forEachRemaining(name -> cluster.ask("DELETE", "/" + name, Map.of(), "", BUDGET));
    disconnect();
  }
}
