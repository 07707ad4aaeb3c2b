package almanac.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.graphql.http.Http.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told with every answer, and that our pages do with what they may do. */
@QuarkusTest
class HeadersIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/q/graphql-ui/",
        "/graphql",
        "/graphql/schema.graphql",
        "/q/health",
        "/no-such-page"
      })
  void answer_ofAnyKind_hasTheHeadersOfSecurity(String path) {
    Reply reply = Http.toDoor(path).get("", "origin", "https://evil.example");

    assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(reply.header("x-frame-options")).isEqualTo("DENY");
    assertThat(reply.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(reply.header("cross-origin-resource-policy")).isEqualTo("same-origin");
    assertThat(reply.header("content-security-policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("script-src");
    assertThat(reply.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/q/graphql-ui/"})
  void page_ofOurs_runsScriptsThatAreFilesHere(String path) {
    assertThat(Http.toDoor(path).get("").body())
        .containsPattern("<script\\s+src=\"[\\w.]+\"")
        .doesNotContainPattern("<script\\s*>")
        .doesNotContainPattern("<script[^>]+src=\"(https?:)?//")
        .doesNotContainPattern("<[^>]+\\son\\w+=");
  }
}
