package almanac.bench;

import almanac.testing.Account;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Somebody who searches over GraphQL, as the pages do. */
final class Client implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEARCH =
      """
      query Search($query: String!) { search(query: $query, first: 10) {
        pageInfo { hasNextPage endCursor }
        edges { matchedBy clause { id heading } highlights { part clause fragment }
          node { slug kind title summary } } } }
      """;

  // Of its own connection each, as clients are that do not share a program.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI graphql;

  Client(URI graphql) {
    this.graphql = graphql;
  }

  /** How many hits came; fails unless the answer is 200 without errors. */
  int search(String query) throws IOException, InterruptedException {
    return edges(query).size();
  }

  /** True if the first hit is a text whose summary is this; fails as {@link #search}. */
  boolean findsFirst(String summary) throws IOException, InterruptedException {
    return edges(summary).path(0).at("/node/summary").asText().equals(summary);
  }

  private JsonNode edges(String query) throws IOException, InterruptedException {
    String body =
        JSON.writeValueAsString(Map.of("query", SEARCH, "variables", Map.of("query", query)));
    HttpRequest request =
        HttpRequest.newBuilder(graphql)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Authorization", Account.basic("agent"))
            .header("Accept", "application/graphql-response+json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    JsonNode answer = JSON.readTree(response.body());
    if (response.statusCode() != 200 || answer.has("errors")) {
      throw new IOException(response.statusCode() + ": " + answer);
    }
    return answer.at("/data/search/edges");
  }

  @Override
  public void close() {
    http.close();
  }
}
