package almanac;

import almanac.testing.Folders;
import almanac.testing.IndexContent.Entry;
import almanac.testing.Server;
import almanac.testing.engine.ClusterContent;
import almanac.testing.engine.EngineServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The index on OpenSearch: now the program is killed, now the server it writes to. */
@Tag("slow")
class KilledClusterIT extends KilledIndex {
  private static final Path ENGINE = Folders.fresh("killed-engine");
  private static EngineServer engine;

  private final int first = random.nextInt(2);
  private int kills;

  @BeforeAll
  static void startEngine() {
    engine = EngineServer.startOpenSearch(EngineServer.freePort(), ENGINE);
  }

  @AfterAll
  static void removeEngine() {
    engine.close();
    Folders.delete(ENGINE);
  }

  @Override
  Server start(Path content, String... settings) {
    Stream<String> cluster =
        Stream.of(
            "-Dalmanac.search.engine=elasticsearch",
            "-Dquarkus.elasticsearch.hosts=" + engine.host());
    return Server.start(
        folder, content, Stream.concat(cluster, Stream.of(settings)).toArray(String[]::new));
  }

  @Override
  void removeIndex() throws IOException {
    ClusterContent.delete(engine);
  }

  @Override
  boolean remembers(long horizon, long rebuilt) throws IOException {
    JsonNode live = ClusterContent.live(engine);
    return live.path("horizon").asLong(-1) == horizon
        && live.path("rebuilt").asLong(-1) == rebuilt
        && ClusterContent.generations(engine).equals(List.of(live.path("generation").asText()));
  }

  @Override
  List<Entry> entries() throws IOException {
    return ClusterContent.entries(engine);
  }

  @Override
  boolean kill(Server server) {
    // Two kills a round: each phase sees both by turns.
    boolean engineDies = (kills + kills / 2) % 2 == first;
    kills++;
    if (engineDies) {
      engine.kill();
      engine.start();
    } else {
      server.kill();
    }
    return engineDies;
  }
}
