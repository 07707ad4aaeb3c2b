package almanac.graphql.live;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import almanac.testing.Account;
import almanac.testing.Api;
import almanac.testing.Contents;
import almanac.testing.Desk;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.live.LiveClient;
import almanac.testing.live.LiveClient.Closed;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The journal as a live feed: what comes, what does not, and who goes on where. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
@TestProfile(LiveIT.Tight.class)
class LiveIT {
  private static final String FIELDS =
      "cursor at action slug number version { number content { title body clauses { text } } }";

  @Inject Desk desk;
  @Inject LiveRoute route;

  private final Api api = Api.ofTest();

  /** Limits that a test reaches. */
  public static final class Tight implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "almanac.graphql.live.max-init-time", "2s",
          "almanac.graphql.live.heartbeat", "1s",
          "almanac.graphql.live.patience", "4s",
          "almanac.graphql.live.sockets-per-client", "8",
          "almanac.graphql.live.subscriptions-per-client", "10");
    }
  }

  private static LiveClient as(String account) {
    return LiveClient.open(LiveClient.ofTest(), "Authorization", Account.basic(account)).init("{}");
  }

  private static String changes(@Nullable String after, String fields) {
    return after == null
        ? "subscription { changes { " + fields + " } }"
        : "subscription { changes(after: \"" + after + "\") { " + fields + " } }";
  }

  private static JsonObject change(LiveClient client) {
    return client
        .next("next")
        .getJsonObject("payload")
        .getJsonObject("data")
        .getJsonObject("changes");
  }

  /** The edges of the query behind a cursor. */
  private List<JsonObject> asked(Api reader, @Nullable String after) {
    List<JsonObject> found = new ArrayList<>();
    @Nullable String behind = after;
    while (true) {
      List<JsonObject> page =
          reader
              .data(
                  "query($after: String) { changes(after: $after, first: 100) { edges { cursor"
                      + " node { cursor slug number } } } }",
                  "after",
                  behind)
              .getJsonObject("changes")
              .getJsonArray("edges")
              .getValuesAs(JsonObject.class);
      found.addAll(page);
      if (page.isEmpty()) {
        return found;
      }
      behind = page.getLast().getString("cursor");
    }
  }

  /** Publishes a document, and tells the cursor of that. */
  private String marker(String slug) {
    desk.publish(slug, 1, Contents.policy(slug));
    return asked(api, null).stream()
        .filter(e -> e.getJsonObject("node").getString("slug").equals(slug))
        .findFirst()
        .orElseThrow()
        .getString("cursor");
  }

  @Test
  void changes_come_once_each_in_order_with_their_texts() {
    String before = marker("live-before");
    try (LiveClient client = as("auditor")) {
      client.subscribe("a", changes(before, FIELDS));
      desk.publish("live-one", 1, Contents.policy("live one"));
      desk.publish("live-two", 1, Contents.policy("live two"));
      desk.publish("live-one", 2, Contents.policy("live one again"));
      desk.withdraw("live-one", 2);

      List<JsonObject> seen = IntStream.range(0, 4).mapToObj(_ -> change(client)).toList();

      assertThat(seen)
          .extracting(c -> c.getString("slug") + c.getInt("number") + c.getString("action"))
          .containsExactly(
              "live-one1PUBLISHED",
              "live-two1PUBLISHED",
              "live-one2PUBLISHED",
              "live-one2WITHDRAWN");
      assertThat(seen.get(1).getJsonObject("version").getJsonObject("content").getString("body"))
          .contains("live two的正文");
      assertThat(seen).extracting(c -> c.getString("cursor")).doesNotHaveDuplicates();
      List<JsonObject> query = asked(api, before);
      assertThat(query)
          .extracting(e -> e.getString("cursor"))
          .isEqualTo(seen.stream().map(c -> c.getString("cursor")).toList());
      assertThat(query)
          .allSatisfy(e ->
              assertThat(e.getJsonObject("node").getString("cursor"))
                  .isEqualTo(e.getString("cursor")));
      client.subscribe("b", changes(query.get(1).getString("cursor"), "cursor"));
      assertThat(change(client).getString("cursor")).isEqualTo(seen.get(2).getString("cursor"));
      assertThat(change(client).getString("cursor")).isEqualTo(seen.get(3).getString("cursor"));
      client.say("{\"type\":\"complete\",\"id\":\"a\"}");
      client.say("{\"type\":\"complete\",\"id\":\"b\"}");
      desk.publish("live-three", 1, Contents.policy("live three"));
      assertThat(client.poll(2, SECONDS)).isNull();
    }
  }

  @Test
  void without_a_cursor_it_begins_with_what_comes() {
    marker("live-past");
    try (LiveClient client = as("auditor")) {
      client.subscribe("a", changes(null, "slug"));
      List<String> published = new ArrayList<>();
      await()
          .atMost(60, SECONDS)
          .pollInterval(200, MILLISECONDS)
          .until(() -> {
            published.add("live-new-" + published.size());
            desk.publish(published.getLast(), 1, Contents.policy("new"));
            return client.waiting() > 1;
          });

      String first = change(client).getString("slug");
      int at = published.indexOf(first);

      assertThat(first).startsWith("live-new-");
      for (String slug : published.subList(at + 1, published.size())) {
        assertThat(change(client).getString("slug")).isEqualTo(slug);
      }
    }
  }

  @Test
  void what_the_reader_may_not_see_does_not_come_and_leaves_no_gap() {
    String before = marker("live-narrow-before");
    try (LiveClient agent = as("agent");
        LiveClient insider = as("insider")) {
      agent.subscribe("a", changes(before, "slug number cursor"));
      insider.subscribe("a", changes(before, "slug number cursor"));
      desk.publish("live-narrow", 1, Contents.policy("open"));
      assertThat(change(agent).getString("slug")).isEqualTo("live-narrow");
      desk.publish("live-narrow", 2, Contents.policy("narrowed", "vip"));
      desk.publish("live-hidden", 1, Contents.policy("hidden", "vip"));
      desk.publish("live-narrow-after", 1, Contents.policy("after"));

      assertThat(change(agent).getString("slug")).isEqualTo("live-narrow-after");
      assertThat(IntStream.range(0, 4).mapToObj(_ -> change(insider).getString("slug")))
          .containsExactly("live-narrow", "live-narrow", "live-hidden", "live-narrow-after");
      // Whoever goes on from the beginning is judged by what holds now.
      List<String> now =
          asked(api.as("agent"), before).stream().map(e -> e.getString("cursor")).toList();
      agent.subscribe("b", changes(before, "cursor"));
      for (String cursor : now) {
        assertThat(change(agent).getString("cursor")).isEqualTo(cursor);
      }
      assertThat(agent.poll(500, MILLISECONDS)).isNull();
    }
  }

  @Test
  void filter_holds() {
    String before = marker("live-filter");
    try (LiveClient client = as("agent")) {
      client.subscribe(
          "a",
          "subscription { changes(after: \"%s\", filter: {tags: [\"none\"]}) { slug } }"
              .formatted(before));
      desk.publish("live-filtered", 1, Contents.policy("filtered"));
      assertThat(client.poll(2, SECONDS)).isNull();
    }
  }

  @Test
  void key_that_is_revoked_ends_its_sockets() {
    JsonObject made =
        api.as("admin")
            .data("mutation { createApiKey(input: {name: \"live\"}) { secret key { id } } }")
            .getJsonObject("createApiKey");
    try (LiveClient header =
            LiveClient.open(LiveClient.ofTest(), "X-API-Key", made.getString("secret")).init("{}");
        LiveClient payload =
            LiveClient.open(LiveClient.ofTest())
                .init("{\"X-API-Key\":\"" + made.getString("secret") + "\"}")) {
      header.subscribe("a", changes(null, "slug"));
      payload.subscribe("a", changes(null, "slug"));
      String id = made.getJsonObject("key").getString("id");
      api.as("admin").data("mutation($id: ID!) { revokeApiKey(id: $id) { id } }", "id", id);

      assertThat(header.closed().code()).isEqualTo(4401);
      assertThat(payload.closed().reason()).startsWith("UNAUTHENTICATED: ");
      assertThatThrownBy(
              () -> LiveClient.open(LiveClient.ofTest(), "X-API-Key", made.getString("secret")))
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
    }
  }

  @Test
  void reader_who_does_not_read_is_closed_and_goes_on_behind_his_cursor() {
    String before = marker("live-slow");
    int many = 40;
    String much = "很长的文字".repeat(400);
    for (int i = 0; i < many; i++) {
      desk.publish("live-slow-" + i, 1, Contents.policy(i + much));
    }
    // Each change is a MiB, so that what lies in the buffers of the systems is a part of all.
    StringBuilder fields = new StringBuilder("cursor ");
    for (int i = 0; i < 45; i++) {
      fields.append("v%d: version { content { title summary clauses { text } } } ".formatted(i));
    }
    List<String> cursors = new ArrayList<>();
    int open = route.sockets();
    try (LiveClient slow = as("auditor")) {
      slow.stopReading();
      slow.subscribe("a", changes(before, fields.toString()));
      await("the server").atMost(60, SECONDS).until(() -> route.sockets() <= open);
      slow.goOnReading();
      Closed closed = slow.closed();
      System.out.printf("read slowly: %d of %d, then %s%n", slow.waiting(), many, closed);
      assertThat(slow.waiting()).isLessThan(many);
      while (slow.waiting() > 0) {
        cursors.add(change(slow).getString("cursor"));
      }
    }
    try (LiveClient again = as("auditor")) {
      again.subscribe("a", changes(cursors.isEmpty() ? before : cursors.getLast(), "cursor"));
      while (cursors.size() < many) {
        cursors.add(change(again).getString("cursor"));
      }
    }
    assertThat(cursors)
        .isEqualTo(asked(api, before).stream().map(e -> e.getString("cursor")).toList());
  }
}
