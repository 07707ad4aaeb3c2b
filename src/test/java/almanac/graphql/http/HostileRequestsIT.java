package almanac.graphql.http;

import static almanac.graphql.http.Http.GRAPHQL_RESPONSE;
import static almanac.graphql.http.Http.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.graphql.http.Http.Reply;
import almanac.testing.Account;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What somebody sends who means no good: each is refused with its code before it costs much, and
 * meanwhile others are answered. What it cost the threads of the server is printed.
 */
@QuarkusTest
class HostileRequestsIT {
  private static final int ROUNDS = 5;

  private final Http http = Http.toDoor();

  /** One request, the status and the code that it gets, and a word of the sentence. */
  private record Hostile(
      String name, int status, ErrorCode code, String word, Supplier<Reply> request) {}

  @Test
  void hostileRequests_ofAllKinds_areRefusedWithTheirCode() {
    List<String> wrong = new ArrayList<>();
    StringBuilder table = new StringBuilder("| request | answer | ms of work: first | best |\n");
    for (Hostile hostile : all()) {
      double first = 0;
      double best = Double.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        double before = serverMillis();
        Reply reply = hostile.request.get();
        double millis = serverMillis() - before;
        first = round == 0 ? millis : first;
        best = Math.min(best, millis);
        if (reply.status() != hostile.status
            || !reply.body().startsWith("{\"errors\":")
            || !reply.code().equals(hostile.code.name())
            || !reply.firstError().getString("message").contains(hostile.word)) {
          wrong.add(hostile.name + ": " + reply);
          break;
        }
      }
      table.append(
          "| %s | %d %s | %.1f | %.1f |%n"
              .formatted(hostile.name, hostile.status, hostile.code, first, best));
    }
    System.out.println(table);
    assertThat(wrong).isEmpty();
  }

  @Test
  void others_whileHostileRequestsCome_areAnswered() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> hostiles = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Hostile> all = all();
      for (int i = 0; i < 4; i++) {
        int from = i * all.size() / 4;
        hostiles.add(
            threads.submit(() -> {
              for (int j = from; !over.get(); j++) {
                Hostile hostile = all.get(j % all.size());
                assertThat(hostile.request.get().status()).isEqualTo(hostile.status);
              }
            }));
      }
      Http other = Http.toDoor();
      for (int i = 0; i < 50; i++) {
        Reply reply = other.postJson(query("{ documents(first: 3) { edges { cursor } } }"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json()).doesNotContainKey("errors");
      }
      over.set(true);
    }
    for (Future<?> hostile : hostiles) {
      hostile.get(); // was refused each time
    }
  }

  @Test
  void page_ofNoStatedSize_costsWhatItsDefaultSays() {
    String page = "documents { edges { node { clauses { id } related { slug } } } } ";

    assertThat(http.postJson(query("{ " + repeat(10, "a%d: " + page) + "}")).status())
        .isEqualTo(200);
    assertThat(http.postJson(query("{ " + repeat(12, "a%d: " + page) + "}")).body())
        .contains("cost of " + 12 * (200 + 1 + 20 * (1 + 1 + 10 + 200 + 5)));
  }

  @Test
  void slowBody_isCutOff() {
    String reply =
        http.exchange(
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: "
                + Account.basic("auditor")
                + "\r\n"
                + "Content-Length: 100000\r\n\r\n{\"query\":\"{ ",
            "a ");

    assertThat(reply)
        .startsWith("HTTP/1.1 408")
        .containsIgnoringCase("connection: close")
        .contains("\"TOO_COSTLY\"", "max-body-time");
  }

  @Test
  void webSocket_ofAnotherSite_isRefused() {
    String reply =
        http.exchange(
            """
            GET /graphql HTTP/1.1
            Host: localhost
            Authorization: Basic YXVkaXRvcjphbG1hbmFj
            Connection: Upgrade
            Upgrade: websocket
            Origin: https://evil.example
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Protocol: graphql-transport-ws
            Sec-WebSocket-Version: 13

            """
                .replace("\n", "\r\n"),
            null);

    assertThat(reply).startsWith("HTTP/1.1 403").contains("\"FORBIDDEN\"", "origins");
  }

  private List<Hostile> all() {
    String related = "related(first: 1) { ";
    String types = "fields { type { ";
    String spread = "fragment F%1$d on Query { ...F%2$d ...F%2$d } ";
    String aliased =
        "fragment F%1$d on Document { a: related { ...F%2$d } b: related { ...F%2$d } } ";
    String number = "9".repeat(1_000_000);
    return List.of(
        costly(
            "deep",
            "depth of 22",
            "{ document(slug: \"a\") { " + related.repeat(20) + "slug" + "}".repeat(22)),
        costly("deeper than a parser goes", "nested too deep", "{a".repeat(990)),
        costly("wide", "fields of 1900", "{ " + "__typename ".repeat(1900) + "}"),
        costly("wide, all unknown", "fields of 1900", "{ " + repeat(1900, "f%d ") + "}"),
        costly("aliased", "aliases of 400", "{ " + repeat(400, "a%d:__typename ") + "}"),
        costly(
            "directed", "directives of 200", "{ __typename " + "@skip(if:true) ".repeat(200) + "}"),
        costly("many operations", "operations of 300", repeat(300, "query Q%d { __typename } ")),
        costly(
            "dear",
            "cost of",
            "{ documents(first: 100) { edges { node { related(first: 20) { versions(first: 100) {"
                + " edges { node { content { body clauses { text } } } } } } } } } }"),
        costly(
            "fragments of exponential size",
            "fields of more than",
            "{ ...F0 } " + chain(150, spread) + "fragment F150 on Query { a }"),
        costly(
            "the same, each with its alias",
            "aliases of",
            "{ document(slug: 1) { ...F0 } } "
                + chain(60, aliased)
                + "fragment F60 on Document { slug }"),
        bad(
            "a circle of fragments",
            "contains itself",
            "{ ...F0 } " + chain(100, spread) + "fragment F100 on Query { ...F0 }"),
        bad(
            "a circle that nobody spreads",
            "nothing spreads",
            "{ __typename } " + chain(100, spread) + "fragment F100 on Query { ...F0 }"),
        bad(
            "fields doubled by fragments that nobody spreads",
            "nothing spreads",
            "{ __typename } "
                + chain(110, "fragment F%1$d on Query { x { ...F%2$d } y { ...F%2$d } } ")
                + "fragment F110 on Query { a }"),
        bad(
            "the same behind a fragment of the same name",
            "same name",
            "{ ...F0 } fragment F0 on Query { a } "
                + chain(110, "fragment F%1$d on Query { x { ...F%2$d } y { ...F%2$d } } ")
                + "fragment F110 on Query { a }"),
        bad(
            "fragments that nobody spreads",
            "nothing spreads",
            "{ __typename } " + chain(150, spread) + "fragment F150 on Query { a }"),
        costly(
            "types of types",
            "types of types",
            "{ __schema { types { " + types.repeat(5) + "name" + "} }".repeat(5) + "} } }"),
        sent("a batch", 400, ErrorCode.BAD_REQUEST, "batches", "[" + query("{ __typename }") + "]"),
        sent(
            "a batch of thousands",
            413,
            ErrorCode.TOO_COSTLY,
            "max-json-values",
            "[" + (query("{ __typename }") + ",").repeat(30_000) + "1]"),
        sent(
            "variables of many values",
            413,
            ErrorCode.TOO_COSTLY,
            "max-json-values",
            variables("[" + "1,".repeat(500_000) + "1]")),
        sent(
            "variables of many keys",
            413,
            ErrorCode.TOO_COSTLY,
            "max-json-values",
            variables("{" + repeat(50_000, "\"k%d\":1,") + "\"k\":1}")),
        sent(
            "a number of a million digits",
            400,
            ErrorCode.BAD_REQUEST,
            "number",
            variables(number)),
        sent(
            "a number that is short and huge",
            400,
            ErrorCode.BAD_REQUEST,
            "number",
            variables("1e999999999")),
        bad("the same in the query", "number", "{ __type(name: 1e999999999) { name } }"),
        sent("a body over 1 MiB", 413, ErrorCode.TOO_COSTLY, "1048576", " ".repeat(2_000_000)),
        typed("text/plain"),
        typed("multipart/form-data; boundary=x"),
        typed("application/x-www-form-urlencoded"));
  }

  private Hostile costly(String name, String word, String document) {
    return sent(name, 400, ErrorCode.TOO_COSTLY, word, query(document));
  }

  private Hostile bad(String name, String word, String document) {
    return sent(name, 400, ErrorCode.BAD_REQUEST, word, query(document));
  }

  private Hostile sent(String name, int status, ErrorCode code, String word, String body) {
    return new Hostile(
        name,
        status,
        code,
        word,
        () -> http.post(body, "content-type", JSON, "accept", GRAPHQL_RESPONSE));
  }

  private Hostile typed(String contentType) {
    String body = query("mutation { __typename }");
    return new Hostile(
        contentType,
        415,
        ErrorCode.BAD_REQUEST,
        "application/json",
        () -> http.post(body, "content-type", contentType));
  }

  private static String query(String document) {
    return Json.createObjectBuilder().add("query", document).build().toString();
  }

  private static String variables(String value) {
    return "{\"query\":\"query($a: Int) { __typename }\",\"variables\":{\"a\":" + value + "}}";
  }

  private static String repeat(int times, String part) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < times; i++) {
      all.append(part.formatted(i));
    }
    return all.toString();
  }

  private static String chain(int length, String fragment) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < length; i++) {
      all.append(fragment.formatted(i, i + 1));
    }
    return all.toString();
  }

  // The test runs in the server's process, and its own threads do not count.
  private static double serverMillis() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null
          && (thread.getThreadName().startsWith("executor-thread")
              || thread.getThreadName().startsWith("vert.x"))) {
        nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos / 1e6;
  }
}
