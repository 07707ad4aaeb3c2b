package almanac.bench;

import almanac.search.plan.Planner;
import almanac.search.plan.SearchPlan;
import almanac.testing.Relevance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The search alone, in one process, on embedded Lucene: beside raw Lucene, and on ten times as many
 * documents. It prints and keeps figures and judges nothing; what is compared is measured turn by
 * turn, for others use the machine, too.
 */
@TestMethodOrder(OrderAnnotation.class)
class SearchBench {
  private static final int DOCUMENTS = Integer.getInteger("bench.documents", 100_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
  private static final Path FOLDER = Path.of("target", "bench-search").toAbsolutePath();
  private static final List<Asked> ASKED = Asked.all();

  private static Report report;
  private static Searching few;
  private static Searching many;

  @BeforeAll
  static void open() throws Exception {
    Files.createDirectories(FOLDER);
    report = new Report(FOLDER.resolve("report.md"));
    few = new Searching(FOLDER, DOCUMENTS / 10);
    many = new Searching(FOLDER, DOCUMENTS);
    report.line(
        "# The search, measured\n\n%d processors, Java %s; %d queries; %s; %s."
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ASKED.size(),
                few,
                many));
    for (Asked asked : ASKED) { // until the code is compiled
      few.find(asked);
      few.findCounted(asked);
      few.raw(asked, plan(asked));
      few.rawSimply(asked, plan(asked));
      many.find(asked);
    }
  }

  @AfterAll
  static void close() throws Exception {
    few.close();
    many.close();
  }

  private static SearchPlan plan(Asked asked) {
    return Planner.search(Searching.text(asked), Searching.SYNONYMS);
  }

  private static Times times() {
    return new Times(ASKED.size() * ROUNDS);
  }

  @Test
  @Order(1)
  void find_on10TimesAsMany() throws Exception {
    Times[] page = {times(), times()};
    Times[] counted = {times(), times()};
    for (int round = 0; round < ROUNDS; round++) {
      for (Asked asked : ASKED) {
        page[0].take(() -> few.find(asked));
        page[1].take(() -> many.find(asked));
        counted[0].take(() -> few.findCounted(asked));
        counted[1].take(() -> many.findCounted(asked));
      }
    }
    report.title(
        "Search.find, one thread, bars: 4 ms of processor; 3 times slower, counted 8 times",
        "documents",
        "asked for",
        "median ms",
        "p99 ms",
        "ms of processor: mean",
        "median",
        "p99");
    row("page", page);
    row("page, count, facets", counted);
  }

  private static void row(String what, Times[] times) {
    row(DOCUMENTS / 10, what, times[0]);
    row(DOCUMENTS, what, times[1]);
    report.row(
        "times slower",
        what,
        times[1].at(0.5) / times[0].at(0.5),
        times[1].at(0.99) / times[0].at(0.99),
        times[1].cpu() / times[0].cpu(),
        times[1].cpuAt(0.5) / times[0].cpuAt(0.5),
        times[1].cpuAt(0.99) / times[0].cpuAt(0.99));
  }

  private static void row(Object first, String what, Times t) {
    report.row(first, what, t.at(0.5), t.at(0.99), t.cpu(), t.cpuAt(0.5), t.cpuAt(0.99));
  }

  @Test
  @Order(2)
  void find_besideRawLucene() throws Exception {
    List<Times> sides = List.of(times(), times(), times());
    Map<String, List<Times>> byKind = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      int turn = round;
      for (Asked asked : ASKED) {
        SearchPlan plan = plan(asked);
        List<Times> kind = byKind.computeIfAbsent(asked.kind(), _ -> List.of(times(), times()));
        List<Times.Request> requests =
            List.of(
                () -> many.find(asked),
                () -> many.raw(asked, plan),
                () -> many.rawSimply(asked, plan));
        for (int i = 0; i < requests.size(); i++) {
          int side = (i + turn) % requests.size(); // who comes first finds cold caches
          sides.get(side).take(requests.get(side));
          if (side < 2) {
            kind.get(side).takeLastOf(sides.get(side));
          }
        }
      }
    }
    report.title(
        "Search.find beside raw Lucene, %d documents, bar: 2 times".formatted(DOCUMENTS),
        "side",
        "median ms",
        "p99 ms",
        "ms of processor: mean",
        "median",
        "p99");
    List<String> names =
        List.of("Search.find", "raw Lucene, the same tiers", "raw Lucene, the last tier alone");
    for (int side = 0; side < names.size(); side++) {
      Times t = sides.get(side);
      report.row(names.get(side), t.at(0.5), t.at(0.99), t.cpu(), t.cpuAt(0.5), t.cpuAt(0.99));
    }
    Times ours = sides.getFirst();
    for (int side = 1; side < names.size(); side++) {
      Times t = sides.get(side);
      report.row(
          "ratio to " + names.get(side),
          ours.at(0.5) / t.at(0.5),
          ours.at(0.99) / t.at(0.99),
          ours.cpu() / t.cpu(),
          ours.cpuAt(0.5) / t.cpuAt(0.5),
          ours.cpuAt(0.99) / t.cpuAt(0.99));
    }
    report.title(
        "By what is asked, %d documents".formatted(DOCUMENTS),
        "kind",
        "requests",
        "median ms",
        "p99 ms",
        "ms of processor, mean",
        "raw Lucene");
    byKind.forEach((kind, t) ->
        report.row(
            kind,
            t.getFirst().size(),
            t.getFirst().at(0.5),
            t.getFirst().at(0.99),
            t.getFirst().cpu(),
            t.getLast().cpu()));
  }

  @Test
  @Order(3)
  void clients_findAtOnce() throws Exception {
    clients("Search.find", ASKED, many::find, 4, 16);
  }

  @Test
  @Order(4)
  void names_areSuggested() throws Exception {
    Map<String, List<String>> typed = Typed.beginnings(DOCUMENTS);
    report.title(
        "Suggestions, %d documents, one thread, bar: p99 15 ms".formatted(DOCUMENTS),
        "typed",
        "requests",
        "median ms",
        "p99 ms",
        "ms of processor, mean");
    List<Asked> all = new ArrayList<>();
    for (Map.Entry<String, List<String>> kind : typed.entrySet()) {
      kind.getValue().forEach(many::suggest);
      Times times = new Times(kind.getValue().size());
      for (String text : kind.getValue()) {
        times.take(() -> many.suggest(text));
        all.add(new Asked(kind.getKey(), text, Relevance.TODAY));
      }
      report.row(kind.getKey(), times.size(), times.at(0.5), times.at(0.99), times.cpu());
    }
    clients("Suggestions", all, asked -> many.suggest(asked.query()), 1, 4);
  }

  private static void clients(
      String what, List<Asked> asked, Consumer<Asked> request, int... clients) throws Exception {
    report.title(
        what + ", %d documents, threads that ask one thing after the other".formatted(DOCUMENTS),
        "threads",
        "requests/s",
        "p50 ms",
        "p99 ms",
        "ms of processor each, all threads of the JVM");
    for (int n : clients) {
      ManyClients.run(n, asked, request, report);
    }
  }
}
