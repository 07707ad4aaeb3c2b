package almanac.graphql.operate;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that an admin asks for, and when the page of the night is made. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SnapshotApiIT {
  private static final String MAKE =
      "mutation { snapshot { path documents unreadable bytes at asOf } }";

  @Inject Knowledge knowledge;
  @Inject Scheduler scheduler;

  private final Path data = ConfigProvider.getConfig().getValue("almanac.data-dir", Path.class);
  private final Api api = Api.ofTest();

  @BeforeEach
  void knowledgeIsThere() {
    knowledge.ready();
  }

  @Test
  void admin_gets_a_page_in_the_servers_folder() throws IOException {
    JsonObject made = api.as("admin").data(MAKE).getJsonObject("snapshot");

    Path file = Path.of(made.getString("path"));
    assertThat(file.getParent()).isEqualTo(data.resolve("snapshot").toAbsolutePath());
    assertThat(file.getFileName().toString()).matches("asked-[0-9]{8}-[0-9]{6}\\.html");
    assertThat(Files.size(file)).isEqualTo(made.getInt("bytes"));
    assertThat(made.getInt("documents")).isGreaterThan(60);
    assertThat(made.getInt("unreadable")).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void only_the_last_seven_are_kept() throws IOException {
    api.as("admin").data("mutation { snapshot(groups: null) { at } }"); // makes the folder
    for (int second = 10; second < 20; second++) {
      Files.writeString(data.resolve("snapshot/asked-20000101-0000" + second + ".html"), "old");
    }
    Path made = Path.of(api.as("admin").data(MAKE).getJsonObject("snapshot").getString("path"));
    try (var files = Files.list(data.resolve("snapshot"))) {
      List<Path> kept =
          files.filter(f -> f.getFileName().toString().startsWith("asked-")).sorted().toList();
      assertThat(kept).hasSize(7).endsWith(made);
    }
  }

  @Test
  void nobody_else_may_ask_and_an_admin_only_for_groups_of_his() {
    String vip = "mutation { snapshot(groups: [\"vip\"]) { documents } }";
    for (String account : List.of("agent", "editor", "approver", "auditor")) {
      assertThat(api.as(account).post(MAKE).code()).isEqualTo("FORBIDDEN");
    }
    assertThat(api.as("admin").post(vip).code()).isEqualTo("FORBIDDEN");
    int all = api.as("insider").data(vip).getJsonObject("snapshot").getInt("documents");
    assertThat(all)
        .isGreaterThan(api.as("admin").data(MAKE).getJsonObject("snapshot").getInt("documents"));
  }

  @Test
  void page_of_the_night_is_due_at_half_past_two_of_the_business_zone() {
    var due = scheduler.getScheduledJob("nightly-snapshot").getNextFireTime();
    assertThat(due.atZone(ZoneId.of("Asia/Shanghai")).toLocalTime()).isEqualTo(LocalTime.of(2, 30));
  }
}
