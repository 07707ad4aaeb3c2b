package almanac.bench;

import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.GeneratedContent.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * All benchmarks, in an order in which each leaves its data to the next. They print and keep
 * figures and judge nothing: on a machine that others use, too, a bar would only fail by chance.
 */
@TestMethodOrder(OrderAnnotation.class)
class AlmanacBench {
  /** Documents have 2.5 versions each: these are about 10,000 documents. */
  private static final int VERSIONS = Integer.getInteger("bench.versions", 25_000);

  private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();
  private static final Path CONTENT = FOLDER.resolve("content");
  private static final Path DATA = FOLDER.resolve("data");
  private static final Report REPORT = new Report(FOLDER.resolve("report.md"));

  private static final List<String> ASKED = Asked.queries();

  @BeforeAll
  static void clean() throws Exception {
    Files.createDirectories(FOLDER);
    Folders.delete(FOLDER);
    Files.createDirectories(FOLDER);
    List<Written> written = GeneratedContent.write(CONTENT, VERSIONS, 1);
    copy(Path.of("kb-content"), CONTENT); // what is asked is out of it
    REPORT.line(
        "# Almanac, measured\n\n%d processors, Java %s; %d versions of %d documents."
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                written.size(),
                written.stream().map(Written::slug).distinct().count()));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  @Order(1)
  void empty_data_folder_imports() throws Exception {
    try (Server server = Server.start(DATA, CONTENT)) {
      new ImportRun(server, DATA, VERSIONS, REPORT).watch();
    }
  }

  @Test
  @Order(3)
  void existing_data_folder_starts() throws Exception {
    StartRun.run(DATA, CONTENT, REPORT);
  }

  @Test
  @Order(4)
  void clients_search_over_http() throws Exception {
    try (Server server = Server.start(DATA, CONTENT)) {
      HttpRun.run(server, ASKED, REPORT);
    }
  }
}
