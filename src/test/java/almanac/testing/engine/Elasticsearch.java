package almanac.testing.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Elasticsearch that the profile of that name has unpacked. It is the one of integration tests:
 * its analyzers are those of the core alone, and {@code GET /} is not answered.
 */
record Elasticsearch() implements Engine {
  private static final String NOBODY = "nobody";

  /**
   * Elasticsearch refuses root; nobody may not pass through a home folder, but with this he may.
   */
  private static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid=" + NOBODY,
          "--clear-groups",
          "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override");

  @Override
  public String name() {
    return "elasticsearch";
  }

  @Override
  public List<String> command(int port, Path folder) {
    List<String> command = new ArrayList<>(isRoot() ? AS_NOBODY : List.of());
    command.addAll(
        List.of(
            home().resolve("bin/elasticsearch").toString(),
            "-Ehttp.port=" + port,
            "-Enetwork.host=127.0.0.1",
            "-Ediscovery.type=single-node",
            "-Expack.security.enabled=false",
            "-Ecluster.routing.allocation.disk.threshold_enabled=false",
            "-Epath.data=" + folder.resolve("data"),
            "-Epath.logs=" + folder.resolve("logs")));
    return command;
  }

  @Override
  public Map<String, String> environment(Path folder) {
    try {
      for (String part : List.of("config", "data", "logs", "tmp")) {
        Files.createDirectories(folder.resolve(part));
      }
      for (String file : List.of("jvm.options", "log4j2.properties", "elasticsearch.yml")) {
        Path copy = folder.resolve("config").resolve(file);
        if (!Files.exists(copy)) {
          Files.copy(home().resolve("config").resolve(file), copy);
        }
      }
      if (isRoot()) {
        handOver(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "ES_JAVA_HOME", System.getProperty("java.home"),
        "ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1",
        "ES_PATH_CONF", folder.resolve("config").toString(),
        "ES_TMPDIR", folder.resolve("tmp").toString());
  }

  private static void handOver(Path folder) throws IOException {
    UserPrincipal nobody =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
    List<Path> all;
    try (var walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path file : all) {
      Files.setOwner(file, nobody);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static Path home() {
    String home = System.getProperty("almanac.elasticsearch");
    if (home == null) {
      throw new IllegalStateException("Elasticsearch is there with ./mvnw verify -Pelasticsearch");
    }
    return Path.of(home);
  }
}
