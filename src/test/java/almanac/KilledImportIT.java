package almanac;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.Onlooker.Change;
import almanac.document.embedded.EmbeddedDatabase;
import almanac.search.IndexEntry;
import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.GeneratedContent.Written;
import almanac.testing.IndexContent;
import almanac.testing.Server;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} in the middle of an import, then a restart: nothing that anybody saw is lost, the
 * import completes, and the index equals the database.
 */
class KilledImportIT {
  // ./mvnw verify -Dit.test=KilledImportIT -Dalmanac.kill.rounds=20
  // hits each phase three times or more; -Dalmanac.kill.seed=... draws the same moments again.
  private static final int ROUNDS = Integer.getInteger("almanac.kill.rounds", 3);
  private static final long SEED = Long.getLong("almanac.kill.seed", System.nanoTime());
  private static final int VERSIONS = 1_500;
  // From so many rounds on, each phase must have been hit so often; rounds are added where it
  // lacks.
  private static final int MANY = 20;
  private static final int HITS = 3;
  private static final Pattern OUTCOME =
      Pattern.compile("Content of .*: (\\d+) files, (\\d+) known, (\\d+) versions .*");

  private static final Path FOLDER = Folders.fresh("killed-import");
  private static final Path CONTENT = FOLDER.resolve("content");
  private static final Path BINARIES = FOLDER.resolve("postgres-bin");
  private static List<Written> written = List.of();

  private final Random random = new Random(SEED);
  private final Map<Phase, Integer> hits = new EnumMap<>(Phase.class);

  /** Where an import can be cut off, and how often its steps name the phase at least. */
  private enum Phase {
    PARSE(VERSIONS),
    ROWS(14),
    JOURNAL(14),
    INDEX(1);

    private final int times;

    Phase(int times) {
      this.times = times;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @BeforeAll
  static void writeContent() throws Exception {
    Files.createDirectory(BINARIES);
    written = GeneratedContent.write(CONTENT, VERSIONS, SEED);
  }

  @AfterAll
  static void removeFolder() {
    Folders.delete(FOLDER);
  }

  @Test
  void killed_at_random_moments_loses_nothing_that_was_seen() throws Exception {
    System.out.printf("Almanac is killed in %d rounds, -Dalmanac.kill.seed=%d%n", ROUNDS, SEED);
    System.out.println("round  wanted   hit      seen before  known + added  result");
    List<Phase> deck = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      if (deck.isEmpty()) {
        Collections.addAll(deck, Phase.values());
        Collections.shuffle(deck, random);
      }
      round(round, deck.removeLast());
    }
    for (int round = ROUNDS + 1; ROUNDS >= MANY && round <= 2 * ROUNDS; round++) {
      for (Phase phase : Phase.values()) {
        if (hits.getOrDefault(phase, 0) < HITS) {
          round(round, phase);
          break;
        }
      }
    }
    System.out.printf("-Dalmanac.kill.seed=%d hit %s%n", SEED, hits);
    if (ROUNDS >= MANY) {
      assertThat(Phase.values()).allSatisfy(p -> assertThat(hits).containsKey(p));
      assertThat(hits.values()).allSatisfy(n -> assertThat(n).isGreaterThanOrEqualTo(HITS));
    }
  }

  private void round(int round, Phase wanted) throws Exception {
    Path folder = FOLDER.resolve("round-" + round);
    Files.createDirectories(folder.resolve("data"));
    // Unpacked once for all rounds; all else in the data folder is fresh.
    Files.createSymbolicLink(folder.resolve("data/postgres-bin"), BINARIES);
    Killed killed = kill(folder, Integer.toString(round), wanted, List.of());
    if (round % 3 == 0) {
      // Cut off once more while it is taken up again.
      System.out.println(killed.row());
      Phase second = List.of(Phase.PARSE, Phase.ROWS, Phase.JOURNAL).get(random.nextInt(3));
      killed = kill(folder, round + "b", second, killed.seen());
    }
    String outcome = "FAILED";
    try {
      outcome = resume(folder, killed.seen()) + "  whole, index equal";
    } finally {
      System.out.println(killed.row() + "  " + outcome);
    }
    Folders.delete(folder);
  }

  /**
   * What was known of a server when it had been killed.
   *
   * @param seen all changes that a client had seen by then
   */
  private record Killed(String row, List<Change> seen) {}

  private Killed kill(Path folder, String round, Phase wanted, List<Change> before)
      throws Exception {
    try (Server server = Server.start(folder, CONTENT)) {
      Onlooker onlooker = Onlooker.follow(server, before);
      // What is left to do after a first kill may be little.
      int times = before.isEmpty() || wanted == Phase.PARSE ? wanted.times : 2;
      server.awaitStep(wanted.word(), 1 + random.nextInt(times));
      // At once or a moment later, for some of the phases are through in a millisecond.
      LockSupport.parkNanos(random.nextBoolean() ? 0 : random.nextInt(3_000_000));
      server.kill();
      List<Change> seen = onlooker.seen();
      String last = server.lastStep().orElse("none");
      Phase hit = Phase.valueOf(last.substring(0, last.indexOf(' ')).toUpperCase(Locale.ROOT));
      hits.merge(hit, 1, Integer::sum);
      return new Killed(
          "%5s  %-7s  %-7s  %11d".formatted(round, wanted.word(), hit.word(), seen.size()), seen);
    }
  }

  private static String resume(Path folder, List<Change> seen) throws Exception {
    Path data = folder.resolve("data");
    String outcome;
    List<Change> all;
    try (Server server = Server.start(folder, CONTENT)) {
      try {
        server.awaitContent();
        outcome = outcome(server, seen);
        all = changes(server, data, seen);
        server.stop();
      } catch (AssertionError | Exception e) {
        System.out.println(server.last(60));
        throw e;
      }
    }
    compare(data, all.size());
    return outcome;
  }

  private static String outcome(Server server, List<Change> seen) {
    Matcher m = OUTCOME.matcher(server.awaitLine("Content of "));
    assertThat(m.find()).isTrue();
    int known = Integer.parseInt(m.group(2));
    int added = Integer.parseInt(m.group(3));
    assertThat(m.group(1)).isEqualTo(Integer.toString(VERSIONS));
    assertThat(known).isGreaterThanOrEqualTo((int) published(seen).stream().distinct().count());
    assertThat(known + added).isEqualTo(VERSIONS);
    assertThat(server.lines()).noneMatch(l -> l.contains(" ERROR "));
    return "%5d + %5d".formatted(known, added);
  }

  private static List<Written> published(List<Change> changes) {
    return changes.stream()
        .filter(c -> c.action().equals("PUBLISHED"))
        .map(c -> new Written(c.slug(), c.number(), false))
        .toList();
  }

  /** The whole journal, of which what was seen before the kill is still the beginning. */
  private static List<Change> changes(Server server, Path data, List<Change> seen)
      throws Exception {
    URI address = server.awaitAddress();
    List<Change> all = new ArrayList<>();
    while (Onlooker.next(server, address, all)) {}
    assertThat(all.subList(0, seen.size())).isEqualTo(seen);
    assertThat(published(all))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            written.stream().map(w -> new Written(w.slug(), w.number(), false)).toList());
    assertThat(all.stream().filter(c -> c.action().equals("WITHDRAWN")))
        .map(c -> new Written(c.slug(), c.number(), true))
        .containsExactlyInAnyOrderElementsOf(written.stream().filter(Written::withdrawn).toList());
    for (int i = 0; i < seen.size(); i += 50) {
      versions(server, address, seen.subList(i, Math.min(i + 50, seen.size())));
    }
    long head = IndexEntry.micros(all.getLast().at());
    await("the index")
        .atMost(60, SECONDS)
        .pollInterval(50, MILLISECONDS)
        .until(() -> IndexContent.horizon(data) == head);
    return all;
  }

  private static void versions(Server server, URI address, List<Change> seen) throws Exception {
    StringBuilder query = new StringBuilder("{");
    for (int i = 0; i < seen.size(); i++) {
      Change c = seen.get(i);
      query.append(
          " v%d: version(slug: \"%s\", number: %d) { slug number }"
              .formatted(i, c.slug(), c.number()));
    }
    JsonNode data = server.ask(address, query.append(" }").toString(), Map.of());
    for (int i = 0; i < seen.size(); i++) {
      assertThat(data.at("/v" + i + "/slug").asText()).isEqualTo(seen.get(i).slug());
      assertThat(data.at("/v" + i + "/number").asInt()).isEqualTo(seen.get(i).number());
    }
  }

  /** The index of a stopped server against its database. */
  private static void compare(Path data, int changes) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data.toString());
        Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password())) {
      assertThat(number(connection, "select count(*) from version")).isEqualTo(VERSIONS);
      assertThat(number(connection, "select count(*) from version_text")).isEqualTo(VERSIONS);
      assertThat(number(connection, "select max(position) from journal")).isEqualTo(changes);
      assertThat(number(connection, "select count(*) from journal")).isEqualTo(changes);
      assertThat(
              number(connection, "select count(*) from content_import where finished_at is null"))
          .isZero();
      Instant head;
      try (ResultSet rows =
          connection.createStatement().executeQuery("select max(at) from journal")) {
        rows.next();
        head = rows.getObject(1, OffsetDateTime.class).toInstant();
      }
      assertThat(IndexContent.horizon(data)).isEqualTo(IndexEntry.micros(head));
      assertThat(IndexContent.ofIndex(data)).isEqualTo(IndexContent.ofDatabase(connection));
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
