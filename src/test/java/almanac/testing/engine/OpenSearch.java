package almanac.testing.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The OpenSearch whose class path the build has written before the integration tests. */
record OpenSearch() implements Engine {
  private static final Path CLASS_PATH = Path.of("target/engines/opensearch.txt").toAbsolutePath();
  private static final Path NODE = Path.of("src/test/engines/OpenSearchNode.java").toAbsolutePath();

  @Override
  public String name() {
    return "opensearch";
  }

  @Override
  public List<String> command(int port, Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + CLASS_PATH,
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        NODE.toString(),
        String.valueOf(port),
        folder.toString());
  }

  @Override
  public Map<String, String> environment(Path folder) {
    return Map.of();
  }
}
