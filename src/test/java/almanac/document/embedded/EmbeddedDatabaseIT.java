package almanac.document.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import almanac.testing.Folders;
import almanac.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseIT {
  private final Path root = Folders.fresh("embedded");
  private final Path data = root.resolve("data");

  @AfterEach
  void removeFolders() {
    Folders.delete(root);
  }

  @Test
  void first_start_serves_durably_and_to_this_machine_only() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThat(setting(database, "fsync")).isEqualTo("on");
      assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(database, "full_page_writes")).isEqualTo("on");
      assertThat(setting(database, "max_connections")).isEqualTo("50");
      assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(database, "unix_socket_directories")).isEmpty();
      assertThat(setting(database, "server_encoding")).isEqualTo("UTF8");
      assertThat(
              column(
                  database,
                  "select concat(datlocprovider, ' ', datlocale) from pg_database where datname ="
                      + " 'postgres'"))
          .containsExactly("b C.UTF-8");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("postgres.password"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void stranger_on_the_port_is_refused() throws Exception {
    try (EmbeddedDatabase database = start()) {
      for (String password : List.of("", "postgres", "guess")) {
        assertThatThrownBy(
                () -> DriverManager.getConnection(database.jdbcUrl(), "postgres", password))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password");
      }
      assertThat(column(database, "select distinct auth_method from pg_hba_file_rules"))
          .containsExactly("scram-sha-256");
    }
  }

  @Test
  void second_start_in_the_same_process_is_refused_and_does_not_free_the_lock() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("this process already uses it");
      try (Program other = almanac(Map.of(), data)) {
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.lines())
            .containsExactly(
                "Almanac did not start: the data folder %s (almanac.data-dir) cannot be used: another Almanac uses it (process %d)."
                    .formatted(data, ProcessHandle.current().pid()));
      }
      assertThat(column(database, "select 1")).containsExactly("1");
    }
  }

  @Test
  void killed_at_a_random_moment_keeps_every_committed_row() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> printed = new ArrayList<>();
    try (Program writer =
        Program.ofClass(root, Map.of(), NumberWriter.class.getName(), data.toString())) {
      await().atMost(60, SECONDS).until(() -> writer.lines().size() > 1);
      Duration life = Duration.ofMillis(random.nextInt(50, 1500));
      Instant end = Instant.now().plus(life);
      await().pollInterval(Duration.ofMillis(5)).until(() -> Instant.now().isAfter(end));
      writer.kill();
      printed.addAll(writer.lines().stream().filter(it -> !it.equals("ready")).toList());
    }
    assertThat(printed).isNotEmpty();
    assertThat(postgresProcesses()).as("the server outlives the JVM").isNotEmpty();

    try (EmbeddedDatabase database = start()) {
      assertThat(column(database, "select n from number")).containsAll(printed);
    }
    assertThat(postgresProcesses()).isEmpty();
  }

  @Test
  void server_killed_with_the_jvm_recovers_from_its_log() throws Exception {
    List<String> printed;
    try (Program writer =
        Program.ofClass(root, Map.of(), NumberWriter.class.getName(), data.toString())) {
      await().atMost(60, SECONDS).until(() -> writer.lines().size() > 20);
      postgresProcesses().forEach(ProcessHandle::destroyForcibly);
      writer.kill();
      printed = writer.lines().stream().filter(it -> it.matches("[0-9]+")).toList();
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(column(database, "select n from number")).containsAll(printed);
    }
  }

  @Test
  void killed_in_the_middle_of_the_first_start_begins_again() throws Exception {
    for (String moment :
        List.of("postgres-bin", "postgres/PG_VERSION", "postgres/postgresql.conf")) {
      await(moment).atMost(180, SECONDS).until(() -> killedInFirstStartAt(data.resolve(moment)));
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(column(database, "select 1")).containsExactly("1");
    }
  }

  /** False if the start was through before the kill; the folder is then as if never used. */
  private boolean killedInFirstStartAt(Path moment) {
    try (Program writer =
        Program.ofClass(root, Map.of(), NumberWriter.class.getName(), data.toString())) {
      await()
          .atMost(60, SECONDS)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> Files.exists(moment));
      writer.kill();
      // An initdb that may end by itself tidies up; a power cut does not let it.
      postgresProcesses().forEach(ProcessHandle::destroyForcibly);
    }
    boolean inTime = Files.notExists(data.resolve("postgres/almanac.complete"));
    if (!inTime) {
      await().atMost(60, SECONDS).until(() -> postgresProcesses().isEmpty());
      Folders.delete(data);
    }
    return inTime;
  }

  @Test
  void whole_cluster_that_does_not_start_is_reported_at_once_and_never_wiped() throws Exception {
    try (EmbeddedDatabase database = start()) {
      update(database, "create table kept (n int)");
    }
    Path control = data.resolve("postgres/global/pg_control");
    Path aside = root.resolve("pg_control");
    Files.move(control, aside);
    Instant before = Instant.now();

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("pg_control");

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
    assertThat(postgresProcesses()).isEmpty();
    Files.move(aside, control);
    try (EmbeddedDatabase database = start()) {
      assertThat(column(database, "select count(*) from kept")).containsExactly("0");
    }
  }

  @Test
  void stale_pid_file_that_names_a_live_stranger_is_forgotten() throws Exception {
    start().close();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          data.resolve("postgres/postmaster.pid"),
          stranger.pid() + "\n" + data.resolve("postgres") + "\n");

      try (EmbeddedDatabase database = start()) {
        assertThat(column(database, "select 1")).containsExactly("1");
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void password_that_is_lost_or_wrong_is_one_sentence() throws Exception {
    start().close();
    Path password = data.resolve("postgres.password");
    String right = Files.readString(password);

    Files.delete(password);
    assertThatThrownBy(this::start).hasMessageContaining("is missing");
    Files.writeString(password, "another");
    assertThatThrownBy(this::start).hasMessageContaining("password authentication failed");

    assertThat(postgresProcesses()).isEmpty();
    Files.writeString(password, right);
    start().close();
  }

  @Test
  void half_unpacked_binaries_are_unpacked_again() throws Exception {
    start().close();
    Path version;
    try (var list = Files.list(data.resolve("postgres-bin/unpacked"))) {
      version = list.findFirst().orElseThrow();
    }
    Files.delete(version.resolve(".exists"));
    Files.writeString(version.resolve("bin/postgres"), "half");

    try (EmbeddedDatabase database = start()) {
      assertThat(column(database, "select 1")).containsExactly("1");
    }
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(data.toString());
  }

  private Program almanac(Map<String, String> environment, Path folder) {
    return Program.ofClass(root, environment, "almanac.Almanac", "-Dalmanac.data-dir=" + folder);
  }

  private List<ProcessHandle> postgresProcesses() {
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().command().filter(path -> path.startsWith(data + "/")).isPresent())
        .toList();
  }

  private static String setting(EmbeddedDatabase database, String name) throws SQLException {
    return column(database, "show " + name).getFirst();
  }

  private static void update(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database)) {
      connection.createStatement().execute(sql);
    }
  }

  private static List<String> column(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
