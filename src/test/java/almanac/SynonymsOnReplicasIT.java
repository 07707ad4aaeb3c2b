package almanac;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.document.embedded.RunningDatabase;
import almanac.testing.Api;
import almanac.testing.Folders;
import almanac.testing.Server;
import jakarta.json.JsonArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A synonym that two people have agreed on is understood by every replica of one database. */
class SynonymsOnReplicasIT {
  private final Path folder = Folders.fresh("synonyms-replicas");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  @Test
  void approvedSynonym_isUnderstoodByAllReplicas() throws Exception {
    Path content = Path.of("kb-content").toAbsolutePath();
    Path one = Files.createDirectories(folder.resolve("one"));
    Path two = Files.createDirectories(folder.resolve("two"));
    try (Server first = Server.start(one, content)) {
      first.awaitContent();
      RunningDatabase database = RunningDatabase.on(one.resolve("data").toString()).orElseThrow();
      try (Server second =
          Server.start(
              two,
              content,
              "-Dalmanac.content.at-start=off",
              "-Dquarkus.datasource.jdbc.url=" + database.jdbcUrl(),
              "-Dquarkus.datasource.username=" + database.username(),
              "-Dquarkus.datasource.password=" + database.password())) {
        List<Api> replicas =
            List.of(
                Api.of(first.awaitAddress().toString()), Api.of(second.awaitAddress().toString()));
        for (Api replica : replicas) {
          await("hits").atMost(60, SECONDS).until(() -> !hits(replica, "个性化分期").isEmpty());
          assertThat(hits(replica, "躺平套餐").toString()).doesNotContain("SYNONYM");
        }
        String id =
            replicas
                .get(1)
                .as("editor")
                .data(
                    "mutation { proposeSynonyms(input: {reason: \"常听见\", add: [{street:"
                        + " \"躺平套餐\", term: \"个性化分期\"}]}) { id } }")
                .getJsonObject("proposeSynonyms")
                .getString("id");
        replicas
            .get(1)
            .as("approver")
            .data("mutation ($id: ID!) { approveSynonyms(id: $id) { state } }", "id", id);
        long approved = System.nanoTime();
        for (Api replica : replicas) {
          await("the synonym")
              .atMost(30, SECONDS)
              .pollInterval(20, MILLISECONDS)
              .until(() -> hits(replica, "躺平套餐").toString().contains("SYNONYM"));
          System.out.printf(
              "replica %d understands the synonym after %d ms%n",
              replicas.indexOf(replica) + 1, (System.nanoTime() - approved) / 1_000_000);
        }
      }
    }
  }

  private static JsonArray hits(Api api, String query) {
    return api.data(
            "query ($query: String!) { search(query: $query) { edges { matchedBy node { slug } } } }",
            "query",
            query)
        .getJsonObject("search")
        .getJsonArray("edges");
  }
}
