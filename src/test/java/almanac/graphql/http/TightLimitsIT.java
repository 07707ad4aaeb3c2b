package almanac.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.graphql.http.Http.Reply;
import almanac.testing.Account;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Limits of time and of clients, set so low that a test reaches them. */
@QuarkusTest
@TestProfile(TightLimitsIT.Tight.class)
class TightLimitsIT {
  private static final String LIST = "{\"query\":\"{ documents(first: 3) { edges { cursor } } }\"}";
  private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";

  @Inject DataSource database;

  private final Http http = Http.toDoor();

  /** The settings; each test signs in as somebody else. */
  public static final class Tight implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "almanac.graphql.max-time", "1500ms",
          "almanac.document.patience", "4s",
          "almanac.graphql.requests-per-second", "1",
          "almanac.graphql.requests-at-once", "100",
          "almanac.graphql.failed-sign-ins-per-minute", "3",
          "almanac.graphql.introspection", "false");
    }
  }

  @Test
  void slowDatabase_keepsNobodyElseWaiting() throws Exception {
    List<Future<Reply>> slow = new ArrayList<>();
    // Within one transaction PostgreSQL shows the same activity for ever, so another one looks.
    try (Connection connection = database.getConnection();
        Connection looking = database.getConnection();
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement();
          Statement look = looking.createStatement()) {
        lock.execute("lock table version, document in access exclusive mode");
        for (int i = 0; i < 3; i++) {
          slow.add(threads.submit(() -> post(LIST, "editor")));
        }
        await().atMost(10, TimeUnit.SECONDS).until(() -> waiting(look) >= 3);
        assertThat(reading()).isEqualTo(3);
        assertThat(post(TYPENAME, "editor2").status()).isEqualTo(200);
        for (Future<Reply> each : slow) {
          Reply reply = each.get();
          assertThat(reply.status()).isEqualTo(400);
          assertThat(reply.code()).isEqualTo("TOO_COSTLY");
          assertThat(reply.body()).contains("1500 ms (max-time)");
        }
        // They were answered while their workers still waited, which ends, too.
        await().atMost(20, TimeUnit.SECONDS).until(() -> reading() == 0);
      } finally {
        connection.rollback();
      }
    }
    assertThat(post(LIST, "editor").status()).isEqualTo(200);
  }

  private static int waiting(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query not like '%journal%'")) {
      found.next();
      return found.getInt(1);
    }
  }

  /** How many workers are inside the room of the truth. */
  private static long reading() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("executor-thread"))
        .filter(thread ->
            Stream.of(thread.getValue())
                .anyMatch(frame -> frame.getClassName().equals("almanac.document.Documents")))
        .count();
  }

  @Test
  void client_whoComesTooOften_isToldWhenToComeAgain() {
    Reply reply = post(TYPENAME, "approver");
    for (int i = 0; i < 1000 && reply.status() == 200; i++) {
      reply = post(TYPENAME, "approver");
    }

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(reply.header("retry-after")).isEqualTo("1");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.firstError().getString("message"))
        .contains("1 requests a second (requests-per-second)");
    assertThat(post(TYPENAME, "approver2").status()).isEqualTo(200);
  }

  @Test
  void introspection_switchedOff_isForbidden() {
    Reply reply = post("{\"query\":\"{ __schema { types { name } } }\"}", "admin");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("FORBIDDEN");
    Reply schema = Http.toDoor("/graphql/schema.graphql").get("");
    assertThat(schema.status()).isEqualTo(404);
    assertThat(schema.code()).isEqualTo("NOT_FOUND");
  }

  private Reply post(String body, String account) {
    return http.post(
        body,
        "content-type",
        Http.JSON,
        "accept",
        Http.GRAPHQL_RESPONSE,
        "authorization",
        Account.basic(account));
  }
}
