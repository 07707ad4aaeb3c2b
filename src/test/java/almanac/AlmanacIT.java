package almanac;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.document.embedded.EmbeddedDatabase;
import almanac.document.embedded.RunningDatabase;
import almanac.testing.Folders;
import almanac.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The package, as people start it: from a folder of their own, stopped by a signal. */
class AlmanacIT {
  private static final int SIGTERM = 128 + 15;

  private final Path app = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
  private final Path folder = Folders.fresh("almanac");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  @Test
  void started_and_stopped_by_a_signal_closes_its_database_after_itself() throws Exception {
    Path log = folder.resolve("data/postgres.log");
    try (Program almanac = start(Map.of())) {
      almanac.awaitLine("Listening on");
      assertThat(String.join("\n", almanac.lines()))
          .doesNotContain("zonky")
          .doesNotContain("ERROR");
      assertThat(Files.readString(log)).doesNotContain("database system is shut down");

      try (Program second = start(Map.of())) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.lines())
            .singleElement()
            .asString()
            .startsWith("Almanac did not start: the data folder ")
            .contains("another Almanac uses it");
      }
      assertThat(almanac.isAlive()).isTrue();

      almanac.terminate();
      assertThat(almanac.exitCode()).isEqualTo(SIGTERM);
      assertThat(almanac.lines().getLast()).contains("almanac stopped in");
    }
    assertThat(Files.readString(log))
        .contains("database system is shut down")
        .doesNotContain("terminating connection due to administrator command");
    assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void rebuild_is_asked_for_beside_a_running_server_and_without_one() throws Exception {
    try (Program almanac = start(Map.of())) {
      almanac.awaitLine("Listening on");
      RunningDatabase running = RunningDatabase.on(data()).orElseThrow();
      assertThat(rebuild()).isZero();
      assertThat(rebuilds(running.jdbcUrl(), running.username(), running.password())).isEqualTo(1);
      assertThat(rebuild("at", "once")).isEqualTo(2);
      assertThat(almanac.isAlive()).isTrue();
      almanac.terminate();
      assertThat(almanac.exitCode()).isEqualTo(SIGTERM);
      assertThat(String.join("\n", almanac.lines())).doesNotContain("ERROR");
    }
    assertThat(RunningDatabase.on(data())).isEmpty();

    assertThat(rebuild()).isZero();

    try (EmbeddedDatabase stopped = EmbeddedDatabase.start(data())) {
      assertThat(rebuilds(stopped.jdbcUrl(), stopped.username(), stopped.password())).isEqualTo(2);
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private int rebuild(String... more) {
    List<String> arguments = new ArrayList<>(List.of("-jar", app.toString(), "rebuild"));
    arguments.addAll(List.of(more));
    try (Program command = Program.start(folder, Map.of(), arguments)) {
      int exit = command.exitCode();
      assertThat(command.lines())
          .as("one line of ours, and nothing that went wrong")
          .noneMatch(line -> line.contains("ERROR") || line.contains("WARN"))
          .anyMatch(line -> line.startsWith(exit == 0 ? "Every search index" : "Usage: rebuild"));
      return exit;
    }
  }

  private static int rebuilds(String url, String user, String password) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        ResultSet answer =
            connection
                .createStatement()
                .executeQuery("select count(*) from journal where action = 'REBUILD'")) {
      assertThat(answer.next()).isTrue();
      return answer.getInt(1);
    }
  }

  @Test
  void signal_during_the_first_start_ends_it_quietly() {
    try (Program almanac = start(Map.of())) {
      await().atMost(60, SECONDS).until(() -> Files.exists(folder.resolve("data/postgres")));
      almanac.terminate();
      assertThat(almanac.exitCode()).isEqualTo(SIGTERM);
      assertThat(almanac.lines()).isEmpty();
      assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void database_elsewhere_in_the_environment_starts_none_inside() {
    try (EmbeddedDatabase elsewhere = EmbeddedDatabase.start(folder.resolve("other").toString());
        Program almanac =
            start(
                Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", elsewhere.jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME", elsewhere.username(),
                    "QUARKUS_DATASOURCE_PASSWORD", elsewhere.password()))) {
      almanac.awaitLine("Listening on");
      assertThat(folder.resolve("data/postgres")).doesNotExist();
      almanac.terminate();
      assertThat(almanac.exitCode()).isEqualTo(SIGTERM);
    }
  }

  @Test
  void database_elsewhere_in_the_config_folder_starts_none_inside() throws Exception {
    try (EmbeddedDatabase elsewhere = EmbeddedDatabase.start(folder.resolve("other").toString())) {
      Files.createDirectory(folder.resolve("config"));
      Files.writeString(
          folder.resolve("config/application.properties"),
          """
          %%prod.quarkus.datasource.jdbc.url=%s
          quarkus.datasource.username=%s
          quarkus.datasource.password=%s
          """
              .formatted(elsewhere.jdbcUrl(), elsewhere.username(), elsewhere.password()));
      try (Program almanac = start(Map.of())) {
        almanac.awaitLine("Listening on");
        assertThat(folder.resolve("data/postgres")).doesNotExist();
        almanac.terminate();
        assertThat(almanac.exitCode()).isEqualTo(SIGTERM);
      }
    }
  }

  private Program start(Map<String, String> environment) {
    return Program.start(
        folder, environment, List.of("-Dquarkus.http.port=0", "-jar", app.toString()));
  }
}
