package almanac.search.elastic;

import almanac.search.SearchIndex;
import almanac.search.plan.IndexFormat;
import almanac.testing.engine.EngineServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;

/** The engine on a server of the tests, without the framework; its indexes go when it is closed. */
public final class OpenedCluster implements AutoCloseable {
  /** What a search may take in tests, on a machine that does other things besides. */
  public static final Duration BUDGET = Duration.ofSeconds(5);

  private final EngineServer server;
  private final String prefix;
  private final RestClient client;
  private final ElasticIndex index;

  /**
   * @param prefix of names, which no other test uses
   */
  public OpenedCluster(EngineServer server, String prefix) {
    this.server = server;
    this.prefix = prefix;
    this.client = RestClient.builder(HttpHost.create("http://" + server.host())).build();
    this.index = new ElasticIndex(new Cluster(client), prefix, "0-1", BUDGET);
  }

  public SearchIndex index() {
    return index;
  }

  /** The name of an index of it: of a generation by its number, or {@code state}. */
  public String name(String which) {
    return prefix + "-" + IndexFormat.FINGERPRINT + "-" + which;
  }

  /** Ends the client; the indexes stay. */
  public void disconnect() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    disconnect();
    for (int generation = 1; generation < 20; generation++) {
      server.send("DELETE", "/" + name(Integer.toString(generation)), "");
    }
    server.send("DELETE", "/" + name("state"), "");
  }
}
