package almanac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.testing.Account;
import almanac.testing.Folders;
import almanac.testing.Program;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What README and the first page show, tried on the package as a newcomer would, with the real
 * content.
 */
class ReadmeIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Path folder = PROJECT;
  private static Program server;
  private static String base = "";

  @BeforeAll
  static void start() throws IOException {
    folder = Folders.fresh("readme");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    base = "http://127.0.0.1:" + port;
    server =
        Program.start(
            folder,
            Map.of(),
            List.of(
                "-Dquarkus.http.port=" + port,
                "-Dalmanac.content.path=" + PROJECT.resolve("kb-content"),
                "-jar",
                PROJECT.resolve("target/quarkus-app/quarkus-run.jar").toString()));
    server.awaitLine("versions added");
    server.awaitLine("Listening on");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(ask("{ search(query: \"信用修复\") { totalCount } }"))
                .asString()
                .doesNotContain(":0}"));
  }

  @AfterAll
  static void stop() {
    server.terminate();
    server.exitCode();
    Folders.delete(folder);
  }

  @Test
  void queriesOfTheReadme_areAnsweredAsItSays() throws Exception {
    List<MatchResult> examples =
        Pattern.compile("```graphql\n(.*?)```\\s*```json\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PROJECT.resolve("README.md")))
            .results()
            .toList();

    assertThat(examples).hasSize(10);
    for (MatchResult example : examples) {
      String query = example.group(1);
      JsonNode answer = JSON.readTree(example.group(2));
      if (query.contains("mutation")) {
        assertThat(ask(query)).isEqualTo(answer);
      } else {
        // What was published a moment ago is found a moment later.
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(ask(query)).isEqualTo(answer));
      }
    }
  }

  @Test
  void curlOfTheReadme_findsTheClause() throws Exception {
    String body =
        Pattern.compile("-d '(\\{.*?})'$", Pattern.MULTILINE)
            .matcher(Files.readString(PROJECT.resolve("README.md")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);

    JsonNode edge = post(body).at("/data/search/edges/0");

    assertThat(edge.at("/node/title").asText()).isEqualTo("持卡人身故");
    assertThat(edge.at("/clause/text").asText()).isNotBlank();
  }

  @Test
  void questionsOfTheFirstPage_areAnswered() throws Exception {
    String page = get("/");
    List<MatchResult> examples =
        Pattern.compile("<pre data-example>(.*?)</pre>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .toList();

    assertThat(examples).hasSize(3);
    for (MatchResult example : examples) {
      JsonNode answer = ask(example.group(1));
      assertThat(answer.has("errors")).as(answer.toString()).isFalse();
      assertThat(answer.toString()).contains("\"number\"").contains("个");
    }
    assertThat(page).contains("href=\"/q/graphql-ui/\"");
    assertThat(get("/q/graphql-ui/")).contains("graphiql");
  }

  /** Asked by the account that its first line names; by the first command's, if it names none. */
  private static JsonNode ask(String query) throws Exception {
    String account =
        Pattern.compile("^# as (\\w+)\n")
            .matcher(query)
            .results()
            .findFirst()
            .map(as -> Account.basic(as.group(1)))
            .orElse(account());
    return post(JSON.writeValueAsString(Map.of("query", query)), account);
  }

  private static JsonNode post(String body) throws Exception {
    return post(body, account());
  }

  private static JsonNode post(String body, String account) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/graphql"))
            .header("Content-Type", "application/json")
            .header("Authorization", account)
            .POST(BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }

  /** Whoever the first command signs in as. */
  private static String account() throws IOException {
    MatchResult account =
        Pattern.compile("curl -s -u (\\w+):(\\w+) ")
            .matcher(Files.readString(PROJECT.resolve("README.md")))
            .results()
            .findFirst()
            .orElseThrow();
    return Account.basic(account.group(1), account.group(2));
  }

  private static String get(String path) throws Exception {
    return CLIENT
        .send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString())
        .body();
  }
}
