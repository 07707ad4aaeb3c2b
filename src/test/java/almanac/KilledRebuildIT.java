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
import almanac.testing.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} while an index is made from nothing, and while it is made anew beside the one in
 * use, then a restart: the index equals the database, and nothing else is left.
 */
class KilledRebuildIT {
  // ./mvnw verify -Dit.test=KilledRebuildIT -Dalmanac.kill.rounds=20
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

  private static final Path FOLDER = Folders.fresh("killed-rebuild");
  private static final Path CONTENT = FOLDER.resolve("content");
  private static final Path DATA = FOLDER.resolve("data");

  private final Random random = new Random(SEED);

  @AfterAll
  static void removeFolder() {
    Folders.delete(FOLDER);
  }

  @Test
  void killed_at_random_moments_leaves_an_index_that_equals_the_database() throws Exception {
    System.out.printf("Almanac is killed in %d rounds, -Dalmanac.kill.seed=%d%n", ROUNDS, SEED);
    List<Written> written = GeneratedContent.write(CONTENT, VERSIONS, SEED);
    int documents = (int) written.stream().map(Written::slug).distinct().count();
    int rebuildSteps = (documents + BATCH - 1) / BATCH + 1; // the last one: it is whole
    try (Server server = Server.start(FOLDER, CONTENT)) {
      server.awaitContent();
      awaitWhole(server);
      server.stop();
    }
    for (int round = 1; round <= ROUNDS; round++) {
      Folders.delete(DATA.resolve("index"));
      try (Server server = start()) {
        kill(server, "index", INDEX_STEPS);
      }
      try (Server server = start()) {
        awaitWhole(server);
        askForARebuild();
        kill(server, "rebuild", rebuildSteps);
      }
      try (Server server = start()) {
        awaitWhole(server);
        server.stop();
        assertThat(server.lines()).noneMatch(l -> l.contains(" ERROR "));
      }
    }
  }

  private static Server start() {
    return Server.start(FOLDER, CONTENT, "-Dalmanac.content.at-start=off");
  }

  private void kill(Server server, String phase, int steps) {
    int step = 1 + random.nextInt(steps);
    server.awaitStep(phase, step);
    // At once or a moment later: what lies between two steps is to be hit, too.
    LockSupport.parkNanos(random.nextBoolean() ? 0 : random.nextInt(20_000_000));
    server.kill();
    System.out.printf(
        "killed behind step %d of %d of %s, the last: %s%n",
        step, steps, phase, server.lastStep().orElse("none"));
  }

  private static Connection connect() throws Exception {
    RunningDatabase running = RunningDatabase.on(DATA.toString()).orElseThrow();
    return DriverManager.getConnection(running.jdbcUrl(), running.username(), running.password());
  }

  private static void askForARebuild() throws Exception {
    try (Connection database = connect()) {
      assertThat(database.createStatement().executeUpdate(ASK_FOR_A_REBUILD)).isEqualTo(1);
    }
  }

  /** Waits until the index has obeyed the whole journal, and compares. */
  private static void awaitWhole(Server server) throws Exception {
    server.awaitAddress();
    try (Connection database = connect()) {
      long head = micros(database, "select max(at) from journal");
      long wish = micros(database, "select max(at) from journal where action = 'REBUILD'");
      try {
        await("the index")
            .atMost(120, SECONDS)
            .pollInterval(50, MILLISECONDS)
            .ignoreException(java.nio.file.NoSuchFileException.class) // of the generation before
            .until(() ->
                IndexContent.horizon(DATA) == head
                    && IndexContent.rebuilt(DATA) == wish
                    && IndexContent.generations(DATA).size() == 1);
      } catch (RuntimeException e) {
        System.out.println(server.last(60));
        throw e;
      }
      assertThat(IndexContent.ofIndex(DATA)).isEqualTo(IndexContent.ofDatabase(database));
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
