package almanac.bench;

import almanac.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

/**
 * What knowing who asks, and holding him to limits, costs of a search: the share of processor
 * samples of the server that fall into it while clients search over HTTP. It cannot be switched off
 * to compare, so it is looked for in the stacks.
 */
class AccessBench {
  private static final int CLIENTS = 4;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
  private static final Path FOLDER = Path.of("target", "bench-access").toAbsolutePath();

  /** Parts by the beginning of a class name; the innermost frame that has one counts. */
  private static final Map<String, String> PARTS = parts();

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("almanac.access.", "who is asking");
    parts.put("io.quarkus.vertx.http.runtime.security.", "who is asking");
    parts.put("io.quarkus.security.", "who is asking");
    parts.put("io.smallrye.graphql.cdi.security.", "who is asking");
    parts.put("almanac.graphql.http.SignIn", "who is asking");
    parts.put("almanac.graphql.limit.", "limits");
    parts.put("io.github.bucket4j.", "limits");
    parts.put("almanac.graphql.", "everything else");
    parts.put("almanac.search.", "everything else");
    return parts;
  }

  @Test
  void share_of_a_search() throws Exception {
    Files.createDirectories(FOLDER);
    Folders.delete(FOLDER);
    Files.createDirectories(FOLDER);
    Path recording = FOLDER.resolve("search.jfr");
    try (Server server =
        Server.start(
            FOLDER.resolve("data"),
            Path.of("kb-content").toAbsolutePath(),
            "-XX:StartFlightRecording:delay=20s,settings=profile,filename=" + recording)) {
      StartRun.untilFirstHit(server);
      search(server);
    }
    Map<String, Integer> samples = new LinkedHashMap<>();
    int all = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStackTrace() != null) {
          samples.merge(part(event.getStackTrace().getFrames()), 1, Integer::sum);
          all++;
        }
      }
    }
    Report report = new Report(FOLDER.resolve("report.md"));
    report.title("Processor samples while " + CLIENTS + " clients search", "part", "samples", "%");
    for (Map.Entry<String, Integer> each : samples.entrySet()) {
      report.row(each.getKey(), each.getValue(), 100.0 * each.getValue() / all);
    }
  }

  private static String part(List<RecordedFrame> frames) {
    for (RecordedFrame frame : frames) {
      String type = frame.getMethod().getType().getName();
      for (Map.Entry<String, String> part : PARTS.entrySet()) {
        if (type.startsWith(part.getKey())) {
          return part.getValue();
        }
      }
    }
    return "the rest of the server";
  }

  private static void search(Server server) throws Exception {
    List<String> queries = Asked.queries();
    long end = System.nanoTime() + (SECONDS + 20) * 1_000_000_000L;
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        Client client = new Client(server.graphql())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int first = i * queries.size() / CLIENTS;
        running.add(
            threads.submit(() -> {
              for (int at = first; System.nanoTime() < end; at++) {
                client.search(queries.get(at % queries.size()));
              }
              return null;
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }
}
