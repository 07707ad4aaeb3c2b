package almanac.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Account;
import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The accounts for trying it out: who they are, and whom else the server turns away. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class LocalAccountsIT {
  private static final String VIEWER = "{ viewer { name roles groups } }";
  private static final String CHALLENGE = "Basic realm=\"Almanac\", charset=\"UTF-8\"";

  private final Api api = Api.ofTest();

  @ParameterizedTest
  @CsvSource({
    "agent, AGENT",
    "editor, EDITOR",
    "editor2, EDITOR",
    "approver, APPROVER",
    "approver2, APPROVER",
    "admin, ADMIN",
    "auditor, AUDITOR",
    "lead, TEAM_LEAD"
  })
  void account_signs_in_with_its_role(String account, String role) {
    assertThat(api.as(account).data(VIEWER).toString())
        .isEqualTo(
            "{\"viewer\":{\"name\":\"%s\",\"roles\":[\"%s\"],\"groups\":[]}}"
                .formatted(account, role));
  }

  @Test
  void nobody_is_asked_to_sign_in_and_told_nothing() {
    for (String document : new String[] {VIEWER, "{ __typename }", "{ nonsense", ""}) {
      Reply reply = api.asNobody().post(document);

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body())
          .isEqualTo(
              "{\"errors\":[{\"message\":\"Sign in first: the header WWW-Authenticate says how.\","
                  + "\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}");
      assertThat(reply.headers().firstValue("www-authenticate")).contains(CHALLENGE);
      assertThat(reply.headers().firstValue("cache-control")).contains("no-store");
      assertThat(reply.headers().firstValue("content-type"))
          .contains("application/graphql-response+json; charset=utf-8");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic x",
        "Basic !!!!",
        "Basic YWRtaW4=",
        "Bearer x",
        "Digest x",
        "x"
      })
  void header_that_is_no_sign_in_of_an_account_signs_nobody_in(String header) {
    Reply reply = api.with("Authorization", header).post(VIEWER);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(reply.headers().firstValue("www-authenticate")).contains(CHALLENGE);
  }

  @Test
  void wrong_name_and_wrong_password_get_the_same_answer() {
    Reply name = api.with("Authorization", Account.basic("nobody")).post(VIEWER);
    Reply password = api.with("Authorization", Account.basic("admin", "wrong")).post(VIEWER);

    assertThat(name.status()).isEqualTo(401);
    assertThat(name.body())
        .isEqualTo(password.body())
        .contains("The token, password or key is not, or no longer, good.");
  }

  @Test
  void schema_is_for_those_who_have_signed_in() {
    assertThat(api.get("/graphql/schema.graphql").status()).isEqualTo(200);

    Reply nobody = api.asNobody().get("/graphql/schema.graphql");
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(nobody.headers().firstValue("www-authenticate")).contains(CHALLENGE);
  }

  @Test
  void figures_are_for_some_and_health_and_pages_for_all() {
    assertThat(api.asNobody().get("/q/metrics").status()).isEqualTo(401);
    assertThat(api.as("agent").get("/q/metrics").status()).isEqualTo(403);
    assertThat(api.as("editor").get("/q/metrics").status()).isEqualTo(403);
    assertThat(api.as("admin").get("/q/metrics").status()).isEqualTo(200);
    assertThat(api.as("auditor").get("/q/metrics").status()).isEqualTo(200);
    for (String path : new String[] {"/", "/q/health/live", "/q/graphql-ui/"}) {
      assertThat(api.asNobody().get(path).status()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1", "[::1]:9"})
  void host_of_this_machine_is_answered(String host) throws IOException {
    assertThat(raw(host, "")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "10.0.0.1"})
  void host_of_anybody_else_is_dns_rebinding(String host) throws IOException {
    String answer = raw(host, "");

    assertThat(answer)
        .startsWith("HTTP/1.1 403 ")
        .contains("\"extensions\":{\"code\":\"FORBIDDEN\"}")
        .contains("this server answers to localhost and 127.0.0.1 only");
  }

  @Test
  void origin_of_the_server_itself_is_answered() throws IOException {
    assertThat(raw("localhost:8080", "Origin: http://localhost:8080\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "http://localhost:3000", "null", ""})
  void origin_of_another_page_is_refused(String origin) throws IOException {
    assertThat(raw("localhost:8080", "Origin: " + origin + "\r\n"))
        .startsWith("HTTP/1.1 403 ")
        .contains("\"extensions\":{\"code\":\"FORBIDDEN\"}")
        .contains("to its own pages only");
  }

  /** The answer to a request with a Host of one's own, which client libraries do not send. */
  private static String raw(String host, String headers) throws IOException {
    URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    String request =
        "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: "
            + host
            + "\r\nAuthorization: "
            + Account.basic("admin")
            + "\r\n"
            + headers
            + "Connection: close\r\n\r\n";
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
