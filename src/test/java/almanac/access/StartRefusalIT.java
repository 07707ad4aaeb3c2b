package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Folders;
import almanac.testing.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The package does not start where nobody would know who is asking. */
class StartRefusalIT {
  private static final Path APP = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

  private final Path folder = Folders.fresh("refusal");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  @Test
  void listening_to_others_without_an_issuer_is_refused() {
    assertThat(refusal(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0")))
        .startsWith("Almanac did not start: it would listen on 0.0.0.0, where others can reach it");
  }

  @Test
  void issuer_without_an_audience_is_refused() {
    assertThat(refusal(Map.of(), "-Dquarkus.oidc.auth-server-url=http://127.0.0.1:1"))
        .startsWith(
            "Almanac did not start: quarkus.oidc.auth-server-url is set, but"
                + " quarkus.oidc.token.audience names no audience");
  }

  @Test
  void role_that_is_none_is_refused() {
    List<String> lines = run(Map.of(), "-Dalmanac.access.local.roles.li=boss");

    assertThat(String.join("\n", lines))
        .contains("almanac.access.local.roles.li names the role 'boss'; there are agent, editor");
  }

  private String refusal(Map<String, String> environment, String... settings) {
    List<String> lines = run(environment, settings);
    assertThat(lines).hasSize(1);
    assertThat(folder.resolve("data")).doesNotExist();
    return lines.getFirst();
  }

  private List<String> run(Map<String, String> environment, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.addAll(List.of("-Dquarkus.http.port=0", "-jar", APP.toString()));
    try (Program almanac = Program.start(folder, environment, arguments)) {
      assertThat(almanac.exitCode()).isEqualTo(1);
      return almanac.lines();
    }
  }
}
