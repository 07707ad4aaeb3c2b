package almanac.graphql.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import almanac.testing.Account;
import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.live.LiveClient;
import almanac.testing.live.LiveClient.Closed;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody does with a socket who means no good, or has not read the protocol. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@TestProfile(LiveIT.Tight.class)
class HostileSocketsIT {
  private static final String CHANGES = "subscription { changes { slug } }";

  @Inject LiveRoute route;

  private final URI server = LiveClient.ofTest();
  private final String auditor = Account.basic("auditor");

  @AfterEach
  void nothingIsLeft() {
    await().atMost(30, TimeUnit.SECONDS).until(() -> route.sockets() == 0);
  }

  private LiveClient open() {
    return LiveClient.open(server, "Authorization", auditor);
  }

  private static void refused(Runnable opening, int status) {
    assertThatThrownBy(opening::run)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
  }

  @Test
  void page_of_another_origin_is_refused_and_one_of_ours_is_not() {
    for (String origin : List.of("https://evil.example", "null", "http://localhost:1")) {
      refused(
          () -> LiveClient.open(server, "Authorization", auditor, "Origin", origin).close(), 403);
      refused(() -> LiveClient.open(server, "Origin", origin).close(), 403);
    }
    String ours = "http://" + server.getAuthority();
    try (LiveClient page = LiveClient.open(server, "Origin", ours)) {
      page.init("{\"Authorization\":\"" + auditor + "\"}");
    }
  }

  @Test
  void other_protocols_are_refused() {
    refused(() -> LiveClient.open(server, true, "graphql-ws").close(), 400);
  }

  @Test
  void wrong_password_opens_nothing() {
    String wrong = Account.basic("auditor", "wrong");
    refused(() -> LiveClient.open(server, "Authorization", wrong).close(), 401);
    try (LiveClient client = LiveClient.open(server)) {
      client.say(
          "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"" + wrong + "\"}}");
      assertThat(client.closed().code()).isEqualTo(4401);
    }
  }

  @Test
  void nobody_in_particular_is_not_served() {
    try (LiveClient client = LiveClient.open(server)) {
      client.say("{\"type\":\"connection_init\"}");
      assertThat(client.closed().code()).isEqualTo(4401);
      assertThat(client.closed().reason()).startsWith("UNAUTHENTICATED: Sign in");
    }
    try (LiveClient client = open()) {
      client.subscribe("a", CHANGES);
      assertThat(client.closed().code()).isEqualTo(4401);
    }
  }

  @Test
  void payload_counts_in_place_of_the_headers() {
    String wrong = Account.basic("nobody");
    try (LiveClient client = open()) {
      client.say(
          "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"" + wrong + "\"}}");
      assertThat(client.closed().code()).isEqualTo(4401);
    }
  }

  @Test
  void silence_is_closed() {
    try (LiveClient client = open()) {
      assertThat(client.closed()).extracting(Closed::code).isEqualTo(4408);
    }
    try (LiveClient deaf =
        LiveClient.open(server, false, "graphql-transport-ws", "Authorization", auditor)) {
      deaf.init("{}");
      assertThat(deaf.closed().code()).isEqualTo(1013);
      assertThat(deaf.closed().reason()).startsWith("UNAVAILABLE: Nothing was heard");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "",
        "[]",
        "null",
        "{}",
        "{\"type\":1}",
        "{\"type\":\"start\"}",
        "{\"type\":\"ping\",\"type\":\"ping\"}",
        "{\"type\":\"ping\",\"payload\":3}",
        "{\"type\":\"subscribe\",\"id\":\"a\"}",
        "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{}}",
        "{\"type\":\"subscribe\",\"id\":7,\"payload\":{}}",
        "{\"type\":\"complete\"}",
        "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":[]}}",
        "{\"type\":\"ping\",\"x\":\"\\ud800\"}"
      })
  void garbage_is_closed(String text) {
    try (LiveClient client = open()) {
      client.say(text);
      assertThat(client.closed().code()).isEqualTo(4400);
      assertThat(client.closed().reason()).startsWith("BAD_REQUEST: ");
    }
  }

  @Test
  void bytes_and_large_messages_are_closed() {
    try (LiveClient client = open().init("{}")) {
      var _ = client.socket().sendBinary(ByteBuffer.wrap(new byte[10]), true);
      assertThat(client.closed().code()).isEqualTo(4400);
    }
    for (int size : List.of(140_000, 2_000_000)) {
      try (LiveClient client = open().init("{}")) {
        var _ = client.socket().sendText("x".repeat(size), true);
        assertThat(client.closed().code()).isIn(1009, 1006);
      }
    }
    try (LiveClient client = open().init("{}")) {
      for (int i = 0; i < 20 && !client.isClosed(); i++) {
        var _ = client.socket().sendText("x".repeat(10_000), false);
      }
      assertThat(client.closed().code()).isEqualTo(1009);
    }
  }

  @Test
  void hello_twice_and_the_same_id_twice_are_closed() {
    try (LiveClient client = open().init("{}")) {
      client.say("{\"type\":\"connection_init\"}");
      assertThat(client.closed().code()).isEqualTo(4429);
    }
    try (LiveClient client = open().init("{}")) {
      client.subscribe("a", CHANGES);
      client.subscribe("a", CHANGES);
      assertThat(client.closed().code()).isEqualTo(4409);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ viewer { name } } | BAD_REQUEST",
        "mutation { createApiKey(input: {name: \"over-socket\"}) { secret } } | BAD_REQUEST",
        "subscription { changes { nothing } } | BAD_REQUEST",
        "subscription { changes { slug } again: changes { slug } } | BAD_REQUEST",
        "subscription { changes(after: \"x\") { slug } } | BAD_REQUEST",
        "subscription { | BAD_REQUEST",
        "subscription { ...F } fragment F on Subscription { ...F } | BAD_REQUEST",
        "subscription { __typename } | BAD_REQUEST",
      })
  void other_operations_are_refused_and_the_socket_stays(String document, String code) {
    try (LiveClient client = open().init("{}")) {
      client.subscribe("a", document);
      JsonObject error = client.next("error");
      assertThat(error.getJsonArray("payload").getJsonObject(0).getJsonObject("extensions"))
          .hasToString("{\"code\":\"" + code + "\"}");
      client.say("{\"type\":\"ping\"}");
      client.next("pong");
    }
    assertThat(Api.ofTest().as("admin").data("{ apiKeys { name } }").toString())
        .doesNotContain("over-socket");
  }

  @Test
  void query_that_is_too_dear_is_refused_as_over_http() {
    StringBuilder document = new StringBuilder("subscription { changes { ");
    for (int i = 0; i < 60; i++) {
      document.append("a").append(i).append(": slug ");
    }
    try (LiveClient client = open().init("{}")) {
      client.subscribe("a", document + "} }");
      assertThat(client.next("error").toString()).contains("TOO_COSTLY", "max-aliases");
    }
  }

  @Test
  void thousand_subscriptions_are_cut_to_the_limit() {
    try (LiveClient client = open().init("{}")) {
      for (int i = 0; i < 1_000; i++) {
        client.subscribe("s" + i, CHANGES);
      }
      for (int i = 0; i < 990; i++) {
        assertThat(client.next("error").toString())
            .contains("TOO_MANY_REQUESTS", "subscriptions-per-client");
      }
      client.say("{\"type\":\"complete\",\"id\":\"s0\"}");
      client.subscribe("again", CHANGES);
      client.say("{\"type\":\"ping\"}");
      client.next("pong");
    }
  }

  @Test
  void sockets_are_counted() {
    List<LiveClient> opened = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        opened.add(open().init("{}"));
      }
      refused(() -> open().close(), 429);
      try (LiveClient late = LiveClient.open(server)) {
        late.say(
            "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"" + auditor + "\"}}");
        assertThat(late.closed().code()).isEqualTo(4429);
      }
    } finally {
      opened.forEach(LiveClient::close);
    }
  }
}
