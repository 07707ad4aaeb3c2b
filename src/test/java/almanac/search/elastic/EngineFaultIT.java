package almanac.search.elastic;

import static almanac.search.SampleEntry.DAY;
import static almanac.search.SampleEntry.KNOWN;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import almanac.document.DocumentException.Unavailable;
import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.document.workflow.Role;
import almanac.search.IndexState;
import almanac.search.SampleEntry;
import almanac.search.Scope;
import almanac.search.Scope.Overdue;
import almanac.search.SearchHit;
import almanac.search.SearchIndex;
import almanac.search.SearchIndex.Rebuild;
import almanac.search.analysis.Synonyms;
import almanac.search.plan.Planner;
import almanac.search.plan.QueryText;
import almanac.search.plan.SearchPlan;
import almanac.testing.Folders;
import almanac.testing.engine.EngineServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that fails is told in time, and loses nothing. */
class EngineFaultIT {
  private static final Duration BUDGET = Duration.ofSeconds(1);
  // A second for the budget, one for the way; the rest is for a machine that does other things.
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final SearchPlan PLAN = Planner.search(QueryText.of("减免"), Synonyms.NONE);

  private static final Path FOLDER = Folders.fresh("faults");
  private static EngineServer server;

  private OpenedCluster cluster;
  private SearchIndex index;
  private int advanced;

  @BeforeAll
  static void start() {
    server = EngineServer.startOpenSearch(EngineServer.freePort(), FOLDER);
  }

  @AfterAll
  static void end() {
    server.close();
    Folders.delete(FOLDER);
  }

  @BeforeEach
  void open() {
    cluster = new OpenedCluster(server.host(), "faults", BUDGET);
    index = cluster.index();
    hold("first");
    assertThat(found()).containsExactly("first");
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void hold(String slug) {
    apply(index, slug);
    advance(index);
  }

  // All but the first are known from behind the first horizon on, so that one must be written.
  private static void apply(SearchIndex to, String slug) {
    Instant known = slug.equals("first") ? KNOWN : KNOWN.plusMillis(1500);
    assertThat(to.apply(List.of(SampleEntry.of(slug, "减免").known(known, null).entry()))).isEmpty();
  }

  private void advance(SearchIndex to) {
    to.advance(next());
  }

  private IndexState next() {
    Instant horizon = KNOWN.plusSeconds(++advanced);
    return new IndexState(KNOWN, horizon, Instant.EPOCH, new TreeSet<>());
  }

  private List<String> found() {
    return found(index);
  }

  private static List<String> found(SearchIndex in) {
    return in.find(PLAN, scope(in.state().horizon()), 9).stream().map(SearchHit::slug).toList();
  }

  private static Scope scope(Instant knownAt) {
    Viewer viewer = new Viewer("reader", Set.of(), Set.of(Role.AGENT));
    return new Scope(DAY, knownAt, viewer, DocumentFilter.ALL, Set.of(), Overdue.FLAG);
  }

  private void isDown() {
    unavailable(() -> index.find(PLAN, scope(KNOWN), 9));
    unavailable(() -> index.count(PLAN, scope(KNOWN)));
    unavailable(() -> index.facets(PLAN, scope(KNOWN)));
    unavailable(() -> apply(index, "second"));
    unavailable(() -> advance(index));
    unavailable(() -> index.startRebuild());
    unavailable(() -> index.state());
  }

  private static void unavailable(ThrowingCallable call) {
    long start = System.nanoTime();
    assertThatThrownBy(call).isInstanceOf(Unavailable.class).hasMessageMatching("The .*\\.");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
  }

  private void isBack() {
    await().atMost(20, SECONDS).ignoreException(Unavailable.class).until(() -> !found().isEmpty());
    assertThat(found()).containsExactly("first");
    hold("second");
    assertThat(found()).containsExactly("first", "second");
  }

  @Test
  void stopped_isTold_andNothingIsLost() {
    apply(index, "second");
    server.stop();
    isDown();
    server.start();
    isBack();
  }

  @Test
  void killed_keepsWhatWasAdvanced() {
    hold("second");
    server.kill();
    isDown();
    server.start();
    await().atMost(20, SECONDS).ignoreException(Unavailable.class).until(() -> !found().isEmpty());
    assertThat(found()).containsExactly("first", "second");
  }

  @Test
  void frozen_isTold_inTime() {
    server.freeze();
    try {
      isDown();
    } finally {
      server.thaw();
    }
    isBack();
  }

  @Test
  void readOnly_isTold_andSearchGoesOn() {
    server.readOnly(cluster.name("1"));
    unavailable(() -> apply(index, "second"));
    assertThat(found()).containsExactly("first");
    server.writable(cluster.name("1"));
    isBack();
  }

  @Test
  void stateThatCannotBeWritten_movesNoHorizon() {
    IndexState before = index.state();
    server.readOnly(cluster.name("state"));
    apply(index, "second");
    unavailable(() -> advance(index));
    assertThat(index.state()).isEqualTo(before);
    server.writable(cluster.name("state"));
    hold("second");
    assertThat(found()).containsExactly("first", "second");
  }

  @ParameterizedTest
  @CsvSource({
    "503, {}",
    "429, '{\"error\": {\"type\": \"es_rejected_execution_exception\"}}'",
    "401, no",
    "403, '{\"error\": \"no\"}'",
    "200, <html>",
    "502, <html>",
    "400, {}",
    "404, <html>"
  })
  void refusing_isTold(int status, String body) throws IOException {
    HttpServer stub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    stub.start();
    OpenedCluster refusing =
        new OpenedCluster("127.0.0.1:" + stub.getAddress().getPort(), "faults", BUDGET);
    try {
      unavailable(() -> refusing.index().find(PLAN, scope(KNOWN), 9));
      unavailable(() -> apply(refusing.index(), "second"));
      unavailable(() -> advance(refusing.index()));
      unavailable(() -> refusing.index().state());
    } finally {
      refusing.disconnect();
      stub.stop(0);
    }
  }

  @Test
  void indexThatSomebodyDeleted_isMadeAgain() {
    server.send("DELETE", "/" + cluster.name("1"), "");
    unavailable(this::found);
    assertThat(index.state()).isEqualTo(IndexState.EMPTY);
    assertThat(found()).isEmpty();
    isFilledAgain();
  }

  @Test
  void indexThatSomebodyDeleted_isNotMadeByWriting() {
    server.send("DELETE", "/" + cluster.name("1"), "");
    unavailable(() -> apply(index, "second"));
    assertThat(server.send("HEAD", "/" + cluster.name("1"), "").statusCode()).isEqualTo(404);
    assertThat(index.state()).isEqualTo(IndexState.EMPTY);
    isFilledAgain();
  }

  private void isFilledAgain() {
    hold("first");
    hold("second");
    assertThat(found()).containsExactly("first", "second");
  }

  @Test
  void rebuildThatCrashed_isClearedAway() {
    index.startRebuild();
    assertThat(server.send("HEAD", "/" + cluster.name("2"), "").statusCode()).isEqualTo(200);
    try (Rebuild next = index.startRebuild()) {
      assertThat(server.send("HEAD", "/" + cluster.name("2"), "").statusCode()).isEqualTo(404);
      next.commit(next());
    }
    assertThat(server.send("HEAD", "/" + cluster.name("1"), "").statusCode()).isEqualTo(404);
    assertThat(server.send("HEAD", "/" + cluster.name("3"), "").statusCode()).isEqualTo(200);
  }

  @Test
  void secondWriter_doesNotLoseWhatTheFirstWrote() {
    OpenedCluster other = new OpenedCluster(server.host(), "faults", BUDGET);
    apply(index, "second");
    apply(other.index(), "third");
    advance(other.index());
    unavailable(() -> advance(index));
    assertThat(index.state()).isEqualTo(other.index().state());
    hold("second");
    assertThat(found()).containsExactly("first", "second", "third");
    other.disconnect();
  }

  @Test
  void replica_followsRebuildsWithoutAnError() throws Exception {
    OpenedCluster replica = new OpenedCluster(server.host(), "faults", BUDGET);
    AtomicBoolean over = new AtomicBoolean();
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<Integer> searches =
          thread.submit(() -> {
            int n = 0;
            for (; !over.get(); n++) {
              assertThat(found(replica.index())).containsExactly("first");
            }
            return n;
          });
      for (int i = 0; i < 10; i++) {
        try (Rebuild rebuild = index.startRebuild()) {
          rebuild.add(List.of(SampleEntry.of("first", "减免").entry()));
          rebuild.commit(next());
        }
      }
      over.set(true);
      assertThat(searches.get()).isGreaterThan(10);
    }
    assertThat(replica.index().state()).isEqualTo(index.state());
    replica.disconnect();
  }
}
