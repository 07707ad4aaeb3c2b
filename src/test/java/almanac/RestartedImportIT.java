package almanac;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.GeneratedContent.Written;
import almanac.testing.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a start makes of a data folder that another start left behind, whole or half. */
class RestartedImportIT {
  private static final int VERSIONS = 60;
  private static final long SEED = Long.getLong("almanac.kill.seed", System.nanoTime());

  private final Path folder = Folders.fresh("restarted-import");
  private final Path content = folder.resolve("content");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  @Test
  void second_start_with_the_same_content_writes_nothing() throws Exception {
    GeneratedContent.write(content, VERSIONS, SEED);
    List<Onlooker.Change> first = imported("60 files, 0 known, 60 versions added");

    assertThat(imported("60 files, 60 known, 0 versions not imported")).isEqualTo(first);
    assertThat(imported("60 files, 60 known, 0 versions added", "-Dalmanac.content.at-start=apply"))
        .isEqualTo(first);
  }

  @Test
  void killed_while_the_database_is_made_begins_again() throws Exception {
    List<Written> written = GeneratedContent.write(content, VERSIONS, SEED);
    Random random = new Random(SEED);
    Path complete = folder.resolve("data/postgres/almanac.complete");
    String password = "";
    for (int time = 1; time <= 3 && Files.notExists(complete); time++) {
      String before = password;
      try (Server server = Server.start(folder, content)) {
        // A new password is the last thing before initdb.
        await("initdb")
            .atMost(60, SECONDS)
            .pollInterval(5, MILLISECONDS)
            .ignoreExceptionsInstanceOf(NoSuchFileException.class)
            .until(() -> !password().isEmpty() && !password().equals(before));
        LockSupport.parkNanos(MILLISECONDS.toNanos(random.nextInt(2_500)));
        server.kill();
      }
      password = password();
      System.out.printf(
          "Killed in the first start, -Dalmanac.kill.seed=%d; cluster complete: %s%n",
          SEED, Files.exists(complete));
    }

    List<Onlooker.Change> all = imported("60 files, 0 known, 60 versions added");

    assertThat(all.stream().filter(c -> c.action().equals("PUBLISHED")))
        .map(c -> new Written(c.slug(), c.number(), false))
        .containsExactlyInAnyOrderElementsOf(
            written.stream().map(w -> new Written(w.slug(), w.number(), false)).toList());
  }

  private String password() throws IOException {
    Path password = folder.resolve("data/postgres.password");
    return Files.exists(password) ? Files.readString(password) : "";
  }

  /** Starts, waits for the import, and stops again; all changes that there are by then. */
  private List<Onlooker.Change> imported(String outcome, String... settings) throws Exception {
    List<Onlooker.Change> changes = new ArrayList<>();
    try (Server server = Server.start(folder, content, settings)) {
      server.awaitContent();
      assertThat(server.awaitLine("Content of ")).contains(outcome);
      while (Onlooker.next(server, server.awaitAddress(), changes)) {}
      server.stop();
      assertThat(server.lines()).noneMatch(l -> l.contains(" ERROR "));
    }
    return changes;
  }
}
