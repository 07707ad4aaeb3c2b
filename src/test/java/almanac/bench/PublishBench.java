package almanac.bench;

import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.engine.EngineServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From the commit of a change to the first search begun that sees it, while 16 clients search
 * without a pause. Four of the 16 look for the change: one alone would begin a search only as often
 * as it is answered, and measure that.
 */
class PublishBench {
  private static final int VERSIONS = Integer.getInteger("bench.versions", 10_000);
  private static final int CHANGES = Integer.getInteger("bench.changes", 300);
  private static final int WITHDRAWALS = 30;
  private static final int CLIENTS = 16;
  private static final int WATCHERS = 4;
  private static final int WARM_MILLIS = 60_000;

  private static final Path FOLDER = Path.of("target", "bench-publish").toAbsolutePath();
  private static final Path CONTENT = FOLDER.resolve("content");
  private static final Report REPORT = new Report(FOLDER.resolve("report.md"));

  @BeforeAll
  static void write() throws Exception {
    Files.createDirectories(FOLDER);
    Folders.delete(FOLDER);
    Files.createDirectories(FOLDER);
    GeneratedContent.write(CONTENT, VERSIONS, 1);
    REPORT.title(
        "From commit to the search that sees it, " + CLIENTS + " clients searching",
        "engine",
        "change",
        "times",
        "begun after: p50 ms",
        "p99 ms",
        "answered after: p50 ms",
        "p99 ms");
  }

  @Test
  void lucene() throws Exception {
    run("Lucene", FOLDER.resolve("lucene"));
  }

  @Test
  void openSearch() throws Exception {
    run(
        "OpenSearch",
        FOLDER.resolve("opensearch"),
        "-Dalmanac.search.engine=elasticsearch",
        "-Dquarkus.elasticsearch.hosts=" + EngineServer.openSearch().host());
  }

  private static void run(String engine, Path folder, String... settings) throws Exception {
    Path data = Files.createDirectories(folder).resolve("data");
    List<String> slugs;
    try (Server server = Server.start(data, CONTENT, settings)) {
      awaitImport(server);
      slugs = publish(engine, server);
    }
    List<String> unfollowed = new ArrayList<>(List.of(settings));
    unfollowed.add("-Dalmanac.indexing.follow=false");
    unfollowed.add("-Dalmanac.content.at-start=off");
    try (Server server = Server.start(data, CONTENT, unfollowed.toArray(String[]::new))) {
      StartRun.untilFirstHit(server);
      withdraw(engine, server, slugs.subList(0, WITHDRAWALS));
    }
  }

  private static void awaitImport(Server server) throws Exception {
    StartRun.untilFirstHit(server);
    try (Connection database = server.database()) {
      while (new Publisher(database).versions() < VERSIONS) {
        Thread.sleep(100);
      }
    }
  }

  private static List<String> publish(String engine, Server server) throws Exception {
    Times begun = new Times(CHANGES);
    Times answered = new Times(CHANGES);
    List<String> slugs;
    try (Connection database = server.database();
        Watchers watchers = new Watchers(server);
        Load _ = new Load(server)) {
      Thread.sleep(WARM_MILLIS);
      Publisher publisher = new Publisher(database);
      slugs = publisher.someInForce(CHANGES);
      if (slugs.size() < CHANGES) {
        throw new IllegalStateException("only " + slugs.size() + " documents to change");
      }
      for (String slug : slugs) {
        String summary = publisher.publish(slug);
        watchers.await(summary, true, begun, answered);
      }
    }
    row(engine, "publication", begun, answered);
    return slugs;
  }

  private static void withdraw(String engine, Server server, List<String> slugs) throws Exception {
    Times begun = new Times(WITHDRAWALS);
    Times answered = new Times(WITHDRAWALS);
    try (Connection database = server.database();
        Watchers watchers = new Watchers(server);
        Load _ = new Load(server)) {
      Publisher publisher = new Publisher(database);
      for (String slug : slugs) {
        String summary = publisher.summary(slug);
        watchers.await(summary, true, new Times(1), new Times(1));
        publisher.withdraw(slug);
        watchers.await(summary, false, begun, answered);
      }
    }
    row(engine, "withdrawal, follower stopped", begun, answered);
  }

  private static void row(String engine, String change, Times begun, Times answered) {
    REPORT.row(
        engine,
        change,
        begun.size(),
        begun.at(0.5),
        begun.at(0.99),
        answered.at(0.5),
        answered.at(0.99));
  }

  /** The clients that look for a change. */
  private static final class Watchers implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(WATCHERS);
    private final List<Client> clients = new ArrayList<>();

    Watchers(Server server) {
      for (int i = 0; i < WATCHERS; i++) {
        clients.add(new Client(server.graphql()));
      }
    }

    /** One search that saw the change: when it began and when it was answered. */
    private record Sight(long begun, long answered) {}

    void await(String summary, boolean wanted, Times begun, Times answered) throws Exception {
      long committed = System.nanoTime();
      AtomicBoolean seen = new AtomicBoolean();
      List<Future<List<Sight>>> looks = new ArrayList<>();
      for (Client client : clients) {
        looks.add(
            threads.submit(() -> {
              while (!seen.get()) {
                long asked = System.nanoTime();
                if (client.findsFirst(summary) == wanted) {
                  seen.set(true);
                  return List.of(new Sight(asked, System.nanoTime()));
                }
              }
              return List.of();
            }));
      }
      // Who had begun before the first one was answered may have seen it, too.
      List<Sight> sights = new ArrayList<>();
      for (Future<List<Sight>> look : looks) {
        sights.addAll(look.get());
      }
      begun.add((sights.stream().mapToLong(Sight::begun).min().orElseThrow() - committed) / 1e6);
      answered.add(
          (sights.stream().mapToLong(Sight::answered).min().orElseThrow() - committed) / 1e6);
    }

    @Override
    public void close() {
      threads.close();
      clients.forEach(Client::close);
    }
  }

  /** The clients that search all the while. */
  private static final class Load implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS - WATCHERS);
    private final List<Future<?>> running = new ArrayList<>();
    private final Client client;

    Load(Server server) {
      client = new Client(server.graphql());
      List<String> queries = Asked.queries();
      for (int i = 0; i < CLIENTS - WATCHERS; i++) {
        int first = i * queries.size() / CLIENTS;
        running.add(
            threads.submit(() -> {
              for (int at = first; !over.get(); at++) {
                client.search(queries.get(at % queries.size()));
              }
              return null;
            }));
      }
    }

    /** Fails if one of the clients failed. */
    @Override
    public void close() {
      over.set(true);
      try {
        for (Future<?> each : running) {
          each.get();
        }
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException("a client failed", e);
      }
      threads.close();
      client.close();
    }
  }
}
