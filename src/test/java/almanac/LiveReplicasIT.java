package almanac;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.embedded.RunningDatabase;
import almanac.testing.Account;
import almanac.testing.Api;
import almanac.testing.Folders;
import almanac.testing.Server;
import almanac.testing.live.LiveClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two servers with one database, and a client of subscriptions that is cut off a hundred times
 * while 2,000 changes happen: it goes on at the other server, behind the last change that it has
 * come to. It misses nothing, gets nothing twice, and all in the order of the journal.
 */
@Tag("slow")
class LiveReplicasIT {
  private static final int DOCUMENTS = 100;
  private static final int VERSIONS = Integer.getInteger("almanac.live.versions", 20);
  private static final int KILLS = Integer.getInteger("almanac.live.kills", 100);
  private static final long SEED = Long.getLong("almanac.live.seed", 20261122);
  private static final int TOGETHER = 5;
  private static final int CHANGES = DOCUMENTS * VERSIONS;

  private static final String CREATE =
      "mutation Create($slug: ID!, $text: String!) {"
          + " createDraft(input: {slug: $slug, kind: POLICY, text: $text}) { number revision } }";
  private static final String SUBMIT =
      "mutation Submit($slug: ID!, $number: Int!) { submit(slug: $slug, number: $number,"
          + " revision: 1) { submitted problems { code message } } }";
  private static final String PUBLISH =
      "mutation Publish($versions: [VersionRef!]!) {"
          + " publishTogether(versions: $versions) { published problems { code message } } }";

  private final Path folder = Folders.fresh("live");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  @Test
  void killed_subscriber_misses_nothing_and_gets_nothing_twice() throws Exception {
    Path first = Files.createDirectories(folder.resolve("first"));
    Path second = Files.createDirectories(folder.resolve("second"));
    try (Server one = Server.start(first, first, "-Dalmanac.content.at-start=off")) {
      List<Api> writers = new ArrayList<>(List.of(Api.of(base(one))));
      RunningDatabase database = RunningDatabase.on(first.resolve("data").toString()).orElseThrow();
      try (Server two =
          Server.start(
              second,
              second,
              "-Dalmanac.content.at-start=off",
              "-Dquarkus.datasource.jdbc.url=" + database.jdbcUrl(),
              "-Dquarkus.datasource.username=" + database.username(),
              "-Dquarkus.datasource.password=" + database.password())) {
        writers.add(Api.of(base(two)));
        long start = System.nanoTime();
        write(writers);
        long written = System.nanoTime();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
          Follower follower = new Follower(List.of(socket(one), socket(two)));
          Future<?> following = threads.submit(follower::follow);
          publish(writers);
          following.get();
          assertThat(follower.seen).doesNotHaveDuplicates().isEqualTo(journal(writers.getLast()));
          assertThat(follower.seen).hasSize(CHANGES);
          assertThat(follower.kills).isEqualTo(KILLS);
          System.out.printf(
              "%d changes, %d kills, %d while changes happened: %d s to write, %d s to follow%n",
              CHANGES,
              follower.kills,
              follower.killsBefore,
              (written - start) / 1_000_000_000,
              (System.nanoTime() - written) / 1_000_000_000);
        }
        two.stop();
      }
      one.stop();
    }
  }

  private volatile boolean published;

  /** The client. */
  private final class Follower {
    private final List<URI> servers;
    private final List<String> seen = new ArrayList<>();
    private final Random random = new Random(SEED);
    private int kills;
    private int killsBefore;

    Follower(List<URI> servers) {
      this.servers = servers;
    }

    void follow() {
      while (seen.size() < CHANGES || kills < KILLS) {
        try (LiveClient client =
            LiveClient.open(servers.get(kills % 2), "Authorization", Account.basic("auditor"))) {
          // Cut off anywhere: before it begins, in the middle, and while it waits.
          int most = kills < KILLS ? random.nextInt(2 * CHANGES / KILLS) : Integer.MAX_VALUE;
          client.init("{}");
          client.subscribe("a", subscription());
          int taken = 0;
          while (taken < most && take(client)) {
            taken++;
          }
          client.abort();
        }
        if (kills < KILLS) {
          kills++;
          killsBefore += published ? 0 : 1;
        }
      }
    }

    private String subscription() {
      String after = seen.isEmpty() ? "" : "(after: \"" + seen.getLast() + "\")";
      // The first change of all is no cursor of anything before it.
      return seen.isEmpty()
          ? "subscription { changes(after: \"" + beginning + "\") { cursor slug number } }"
          : "subscription { changes" + after + " { cursor slug number } }";
    }

    private boolean take(LiveClient client) {
      @Nullable JsonObject message = client.poll(seen.size() < CHANGES ? 5_000 : 50, MILLISECONDS);
      if (message == null) {
        return false;
      }
      assertThat(message.getString("type")).as(message.toString()).isEqualTo("next");
      seen.add(
          message
              .getJsonObject("payload")
              .getJsonObject("data")
              .getJsonObject("changes")
              .getString("cursor"));
      return true;
    }
  }

  private volatile String beginning = "";

  private static String base(Server server) {
    return server.awaitAddress().toString().replaceAll("/$", "");
  }

  private static URI socket(Server server) {
    return URI.create(base(server).replaceFirst("^http", "ws") + "/graphql");
  }

  /** The cursors of all changes behind the beginning. */
  private List<String> journal(Api reader) {
    List<String> cursors = new ArrayList<>();
    while (true) {
      var edges =
          reader
              .data(
                  "query($after: String) { changes(after: $after, first: 100) { edges { cursor }"
                      + " } }",
                  "after",
                  cursors.isEmpty() ? beginning : cursors.getLast())
              .getJsonObject("changes")
              .getJsonArray("edges");
      if (edges.isEmpty()) {
        return cursors;
      }
      edges.getValuesAs(JsonObject.class).forEach(e -> cursors.add(e.getString("cursor")));
    }
  }

  private void write(List<Api> writers) throws Exception {
    draft(writers.getFirst().as("editor"), "live-beginning", 1);
    publish(writers.getFirst(), List.of("live-beginning"), 1);
    beginning =
        writers
            .getFirst()
            .data("{ changes { edges { cursor } } }")
            .getJsonObject("changes")
            .getJsonArray("edges")
            .getJsonObject(0)
            .getString("cursor");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < DOCUMENTS; i++) {
        String slug = slug(i);
        Api editor = writers.get(i % 2).as("editor");
        all.add(
            threads.submit(() -> {
              for (int version = 1; version <= VERSIONS; version++) {
                draft(editor, slug, version);
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private void publish(List<Api> writers) {
    int release = 0;
    for (int version = 1; version <= VERSIONS; version++) {
      for (int i = 0; i < DOCUMENTS; i += TOGETHER) {
        List<String> slugs = new ArrayList<>();
        for (int j = i; j < i + TOGETHER; j++) {
          slugs.add(slug(j));
        }
        publish(writers.get(release++ % 2), slugs, version);
      }
    }
    published = true;
  }

  private static String slug(int i) {
    return "live-" + i;
  }

  private static void draft(Api editor, String slug, int version) {
    editor.data(CREATE, "slug", slug, "text", text(slug, version));
    JsonObject result =
        editor.data(SUBMIT, "slug", slug, "number", version).getJsonObject("submit");
    assertThat(result.getBoolean("submitted")).as(result.toString()).isTrue();
  }

  private static void publish(Api api, List<String> slugs, int version) {
    JsonArrayBuilder versions = Json.createArrayBuilder();
    for (String slug : slugs) {
      versions.add(
          Json.createObjectBuilder().add("slug", slug).add("number", version).add("revision", 2));
    }
    JsonObject result =
        api.as("approver")
            .data(PUBLISH, "versions", versions.build())
            .getJsonObject("publishTogether");
    assertThat(result.getBoolean("published")).as(result.toString()).isTrue();
  }

  private static String text(String slug, int version) {
    return """
    ---
    title: 变更订阅 %s
    summary: 第%d次发布
    tags: [live]
    owner: policy-team
    effective: {from: 2020-01-01, until: }
    review-by: 2999-12-31
    change-note: 第%d次
    authority: 示例机构
    number: 示例%s号
    sources:
      - {authority: 示例机构, title: 示例规定, number: 示例1号}
    card:
      ask: [{text: 请问, clause: one}]
    ---

    ## 正文 {#one}

    一起发布，一起生效。
    """
        .formatted(slug, version, version, slug.replace("live-", ""));
  }
}
