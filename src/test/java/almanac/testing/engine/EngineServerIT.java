package almanac.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.testing.Folders;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The servers that other tests rely on can all that those ask of them. */
class EngineServerIT {
  private static final String FIND = "{\"query\":{\"match\":{\"words\":\"减免\"}}}";

  @Test
  void shared_opensearch_is_one() throws Exception {
    EngineServer server = EngineServer.openSearch();
    assertThat(EngineServer.openSearch().host()).isEqualTo(server.host());
    keepsAndFinds(server);
  }

  @Test
  @Tag("elasticsearch")
  void shared_elasticsearch_is_one() throws Exception {
    EngineServer server = EngineServer.elasticsearch();
    assertThat(EngineServer.elasticsearch().host()).isEqualTo(server.host());
    keepsAndFinds(server);
    freezesAndThaws(server);
  }

  @Test
  void opensearch_of_a_test_is_frozen_killed_and_started_again() throws Exception {
    Path folder = Folders.fresh("opensearch");
    int port = EngineServer.freePort();
    try (EngineServer server = EngineServer.startOpenSearch(port, folder)) {
      assertThat(server.host()).isEqualTo("127.0.0.1:" + port);
      writes(server);
      freezesAndThaws(server);

      server.kill();
      assertThatThrownBy(() -> found(server)).hasCauseInstanceOf(IOException.class);
      server.start();
      assertThat(found(server)).isEqualTo(1);

      server.stop();
      assertThatThrownBy(() -> found(server)).hasCauseInstanceOf(IOException.class);
      server.start();
      assertThat(found(server)).isEqualTo(1);

      server.freeze();
    }
    Folders.delete(folder);
  }

  private static void keepsAndFinds(EngineServer server) throws IOException {
    writes(server);
    assertThat(found(server)).isEqualTo(1);
    server.readOnly("smoke");
    assertThat(write(server, "2")).isEqualTo(429);
    server.writable("smoke");
    assertThat(write(server, "2")).isEqualTo(201);
    assertThat(server.send("DELETE", "/smoke", "").statusCode()).isEqualTo(200);
  }

  private static void freezesAndThaws(EngineServer server) {
    server.freeze();
    assertThatThrownBy(() -> server.send("GET", "/_cluster/health", ""))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    server.thaw();
    assertThat(server.send("GET", "/_cluster/health", "").statusCode()).isEqualTo(200);
  }

  private static void writes(EngineServer server) {
    String index =
        """
        {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
         "mappings": {"properties": {"words": {"type": "text", "analyzer": "whitespace"}}}}
        """;
    assertThat(server.send("PUT", "/smoke", index).statusCode()).isEqualTo(200);
    assertThat(write(server, "1")).isEqualTo(201);
  }

  private static int write(EngineServer server, String id) {
    String path = "/smoke/_doc/" + id + "?refresh=true";
    return server.send("PUT", path, "{\"words\":\"减免 政策\"}").statusCode();
  }

  private static int found(EngineServer server) throws IOException {
    String answer = server.send("POST", "/smoke/_search", FIND).body();
    return new ObjectMapper().readTree(answer).at("/hits/total/value").asInt(-1);
  }
}
