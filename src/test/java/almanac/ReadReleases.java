package almanac;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.testing.Api;
import almanac.testing.Folders;
import almanac.testing.Server;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A hundred readers while 200 releases of five documents each are published over the API: whatever
 * one of them is answered, in one operation, is of one release.
 */
abstract class ReadReleases {
  private static final int READERS = 100;
  private static final int RELEASES = Integer.getInteger("almanac.releases", 200);
  private static final List<String> SLUGS =
      List.of("together-a", "together-b", "together-c", "together-d", "together-e");
  // Both doors: the database answers the one operation, the index the other.
  private static final String DOCUMENTS =
      """
      { a: document(slug: "together-a") { summary } b: document(slug: "together-b") { summary }
        c: document(slug: "together-c") { summary } d: document(slug: "together-d") { summary }
        e: document(slug: "together-e") { summary } }
      """;
  private static final String SEARCH =
      """
      { search(query: "同时发布的一组", filter: {tags: ["together"]}, first: 10) { totalCount
          edges { node { summary version { content { summary } } } } } }
      """;
  private static final String CREATE =
      "mutation Create($slug: ID!, $text: String!) {"
          + " createDraft(input: {slug: $slug, kind: POLICY, text: $text}) { number revision } }";
  private static final String SUBMIT =
      "mutation Submit($slug: ID!, $number: Int!) { submit(slug: $slug, number: $number,"
          + " revision: 1) { submitted problems { code message } } }";
  private static final String PUBLISH =
      "mutation Publish($versions: [VersionRef!]!) {"
          + " publishTogether(versions: $versions) { published problems { code message } } }";

  final Path folder = Folders.fresh("releases");

  abstract Server start(Path content);

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  @Test
  void noAnswerMixesTwoMoments() throws Exception {
    Path content = Files.createDirectories(folder.resolve("content"));
    try (Server server = start(content)) {
      String base = server.awaitAddress().toString();
      Api editor = Api.of(base).as("editor");
      Api approver = Api.of(base).as("approver");
      for (int release = 1; release <= RELEASES; release++) {
        write(editor, release);
      }
      publish(approver, 1);
      Api agent = Api.of(base).as("agent");
      await("the first release").atMost(60, SECONDS).until(() -> answer(agent, SEARCH).size() == 1);

      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger answers = new AtomicInteger();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Set<String>>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
          String query = i % 2 == 0 ? DOCUMENTS : SEARCH;
          readers.add(threads.submit(() -> read(agent, query, over, answers)));
        }
        try {
          for (int release = 2; release <= RELEASES; release++) {
            publish(approver, release);
          }
        } finally {
          over.set(true);
        }
        Set<String> seen = new TreeSet<>();
        for (Future<Set<String>> reader : readers) {
          seen.addAll(reader.get());
        }
        System.out.printf(
            "%d releases, %d answers, %d of the releases were seen%n",
            RELEASES, answers.get(), seen.size());
        assertThat(seen.size()).isGreaterThan(RELEASES / 10);
      }
    }
  }

  /** Asks until it is over; what was seen, each answer having been of one release. */
  private static Set<String> read(
      Api agent, String query, AtomicBoolean over, AtomicInteger answers) {
    Set<String> seen = new TreeSet<>();
    while (!over.get()) {
      Set<String> moments = answer(agent, query);
      assertThat(moments).as(query).hasSize(1);
      seen.addAll(moments);
      answers.incrementAndGet();
      // Who reads thinks, too: a server that is asked without a pause publishes once in a while.
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(3_000_000_000L));
    }
    return seen;
  }

  /** The different summaries in an answer to all of the five. */
  private static Set<String> answer(Api agent, String query) {
    JsonObject data = agent.data(query);
    Set<String> summaries = new TreeSet<>();
    if (data.containsKey("search")) {
      var edges = data.getJsonObject("search").getJsonArray("edges");
      if (edges.size() != SLUGS.size() || data.getJsonObject("search").getInt("totalCount") != 5) {
        return Set.of();
      }
      for (JsonValue edge : edges) {
        JsonObject node = edge.asJsonObject().getJsonObject("node");
        summaries.add(node.getString("summary"));
        summaries.add(node.getJsonObject("version").getJsonObject("content").getString("summary"));
      }
    } else {
      data.values().forEach(d -> summaries.add(d.asJsonObject().getString("summary")));
    }
    return summaries;
  }

  private static void write(Api editor, int release) {
    for (String slug : SLUGS) {
      JsonObject draft =
          editor.data(CREATE, "slug", slug, "text", text(release)).getJsonObject("createDraft");
      JsonObject result =
          editor
              .data(SUBMIT, "slug", slug, "number", draft.getInt("number"))
              .getJsonObject("submit");
      assertThat(result.getBoolean("submitted")).as(result.toString()).isTrue();
    }
  }

  private static void publish(Api approver, int release) {
    JsonArrayBuilder versions = Json.createArrayBuilder();
    for (String slug : SLUGS) {
      versions.add(
          Json.createObjectBuilder().add("slug", slug).add("number", release).add("revision", 2));
    }
    JsonObject result =
        approver.data(PUBLISH, "versions", versions.build()).getJsonObject("publishTogether");
    assertThat(result.getBoolean("published")).as(result.toString()).isTrue();
  }

  private static String text(int release) {
    return """
    ---
    title: 同时发布的一组
    summary: 第%d次发布
    tags: [together]
    owner: policy-team
    effective: {from: 2020-01-01, until: }
    review-by: 2999-12-31
    change-note: 第%d次
    authority: 示例机构
    number: 示例1号
    sources:
      - {authority: 示例机构, title: 示例规定, number: 示例1号}
    card:
      ask: [{text: 请问, clause: one}]
    ---

    ## 正文 {#one}

    一起发布，一起生效。
    """
        .formatted(release, release);
  }
}
