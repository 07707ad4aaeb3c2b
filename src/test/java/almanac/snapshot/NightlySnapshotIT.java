package almanac.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/**
 * The page of the night: it becomes the latest whole or not at all, and a night that fails shows.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class NightlySnapshotIT {
  @Inject Knowledge knowledge;
  @Inject NightlySnapshot nightly;
  @Inject SnapshotFolder folder;

  private final Api api = Api.ofTest();

  @Test
  void becomes_the_latest_and_a_failure_leaves_that_as_it_is_and_shows() throws IOException {
    knowledge.ready();
    nightly.make();
    Path latest = folder.latest();
    String page = Files.readString(latest);
    assertThat(page).contains("DecompressionStream").endsWith("</html>\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(latest)))
        .isEqualTo("rw-------");
    assertThat(metric("almanac_snapshot_failed")).isEqualTo("0.0");

    // A folder in the way of the file: not even root can write there.
    Path aside = latest.resolveSibling("aside.html");
    Files.move(latest, aside);
    Files.createDirectories(latest.resolve("in-the-way"));
    nightly.make();
    assertThat(metric("almanac_snapshot_failed")).isEqualTo("1.0");
    Files.delete(latest.resolve("in-the-way"));
    Files.delete(latest);
    Files.move(aside, latest);

    nightly.make();
    assertThat(metric("almanac_snapshot_failed")).isEqualTo("0.0");
    assertThat(Double.parseDouble(metric("almanac_snapshot_age_seconds"))).isBetween(0.0, 600.0);
  }

  private String metric(String name) {
    return api.get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }
}
