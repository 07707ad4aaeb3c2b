package almanac;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.document.embedded.RunningDatabase;
import almanac.search.IndexEntry;
import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.GeneratedContent.Written;
import almanac.testing.IndexContent;
import almanac.testing.IndexContent.Entry;
import almanac.testing.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} while an index is made from nothing, and while it is made anew beside the one in
 * use: in the end the index equals the database, entry by entry, and nothing else is left.
 */
abstract class KilledIndex {
  // ./mvnw verify -Dit.test='Killed*IT' -Dalmanac.kill.rounds=20
  private static final int ROUNDS = Integer.getInteger("almanac.kill.rounds", 3);
  private static final long SEED = Long.getLong("almanac.kill.seed", System.nanoTime());
  private static final int VERSIONS = 1_500;
  private static final int BATCH = 100;
  private static final int INDEX_STEPS = 2;
  private static final String ASK_FOR_A_REBUILD =
      """
      insert into journal (position, at, action, actor)
      select max(position) + 1, greatest(max(at) + interval '1 microsecond', clock_timestamp()),
        'REBUILD', 'tester' from journal
      """;

  final Path folder = Folders.fresh("killed-index");
  final Path data = folder.resolve("data");
  final Random random = new Random(SEED);
  private final Path content = folder.resolve("content");

  /** Starts the program in {@link #folder}. */
  abstract Server start(Path content, String... settings);

  abstract void removeIndex() throws Exception;

  /** True if the index remembers these two moments, in microseconds, and is the only one. */
  abstract boolean remembers(long horizon, long rebuilt) throws Exception;

  abstract List<Entry> entries() throws Exception;

  /** Kills the program, or what it writes to; true: the program lives and has to mend it. */
  abstract boolean kill(Server server);

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  @Test
  void killed_at_random_moments_leaves_an_index_that_equals_the_database() throws Exception {
    System.out.printf("Killed in %d rounds, -Dalmanac.kill.seed=%d%n", ROUNDS, SEED);
    List<Written> written = GeneratedContent.write(content, VERSIONS, SEED);
    int documents = (int) written.stream().map(Written::slug).distinct().count();
    int rebuildSteps = (documents + BATCH - 1) / BATCH + 1; // the last one: it is whole
    try (Server server = start(content)) {
      server.awaitContent();
      awaitWhole(server);
      server.stop();
    }
    for (int round = 1; round <= ROUNDS; round++) {
      removeIndex();
      try (Server server = again()) {
        killIn(server, "index", INDEX_STEPS);
      }
      try (Server server = again()) {
        awaitWhole(server);
        askForARebuild();
        killIn(server, "rebuild", rebuildSteps);
      }
      try (Server server = again()) {
        awaitWhole(server);
        server.stop();
        assertThat(server.lines()).noneMatch(l -> l.contains(" ERROR "));
      }
    }
  }

  private Server again() {
    return start(content, "-Dalmanac.content.at-start=off");
  }

  private void killIn(Server server, String phase, int steps) throws Exception {
    int step = 1 + random.nextInt(steps);
    server.awaitStep(phase, step);
    // At once or a moment later: what lies between two steps is to be hit, too.
    LockSupport.parkNanos(random.nextBoolean() ? 0 : random.nextInt(20_000_000));
    boolean lives = kill(server);
    System.out.printf(
        "%s killed behind step %d of %d of %s, the last: %s%n",
        lives ? "engine" : "program", step, steps, phase, server.lastStep().orElse("none"));
    if (lives) {
      awaitWhole(server);
      server.stop();
    }
  }

  private Connection connect() throws Exception {
    RunningDatabase running = RunningDatabase.on(data.toString()).orElseThrow();
    return DriverManager.getConnection(running.jdbcUrl(), running.username(), running.password());
  }

  private void askForARebuild() throws Exception {
    try (Connection database = connect()) {
      assertThat(database.createStatement().executeUpdate(ASK_FOR_A_REBUILD)).isEqualTo(1);
    }
  }

  /** Waits until the index has obeyed the whole journal, and compares. */
  private void awaitWhole(Server server) throws Exception {
    server.awaitAddress();
    try (Connection database = connect()) {
      long head = micros(database, "select max(at) from journal");
      long wish = micros(database, "select max(at) from journal where action = 'REBUILD'");
      try {
        await("the index")
            .atMost(120, SECONDS)
            .pollInterval(50, MILLISECONDS)
            .ignoreExceptionsInstanceOf(IOException.class) // of an index that goes as it is read
            .until(() -> remembers(head, wish));
      } catch (RuntimeException e) {
        System.out.println(server.last(60));
        throw e;
      }
      assertThat(entries()).isEqualTo(IndexContent.ofDatabase(database));
    }
  }

  private static long micros(Connection database, String query) throws SQLException {
    try (ResultSet rows = database.createStatement().executeQuery(query)) {
      rows.next();
      OffsetDateTime at = rows.getObject(1, OffsetDateTime.class);
      return at == null ? 0 : IndexEntry.micros(at.toInstant());
    }
  }
}
