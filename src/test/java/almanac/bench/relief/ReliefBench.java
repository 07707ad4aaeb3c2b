package almanac.bench.relief;

import almanac.bench.Report;
import almanac.bench.Server;
import almanac.bench.Server.Beans;
import almanac.bench.StartRun;
import almanac.bench.Times;
import almanac.document.Document;
import almanac.document.text.Fact;
import almanac.relief.AskNext;
import almanac.relief.Case;
import almanac.relief.GeneratedCases;
import almanac.relief.GeneratedPrograms;
import almanac.relief.Matches;
import almanac.relief.Money;
import almanac.testing.Api;
import almanac.testing.Folders;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What matching a case with 1,000 programmes takes: judging alone, and over GraphQL. */
class ReliefBench {
  private static final int PROGRAMS = Integer.getInteger("bench.programs", 1_000);
  private static final int CASES = 400;
  private static final int ROUNDS = 10;
  private static final int CLIENTS = 16;
  private static final double WARM_SECONDS = 40;
  private static final double SECONDS = 15;
  private static final double IDLE = 0.2;
  private static final long SEED = 20261126;
  private static final Path FOLDER = Path.of("target", "bench-relief").toAbsolutePath();
  private static final String MATCH =
      """
      query ($case: CaseInput!) { matchReliefPrograms(case: $case) {
        eligible { totalCount matches { program { slug title } reasons {
          criterion { fact values } truth clause { id heading } missing { name } } } }
        needsFacts { totalCount matches { program { slug title } reasons {
          criterion { fact values } truth clause { id heading } missing { name } } } }
        ineligible { totalCount }
        askNext { name question choices } specialCases { slug title } warnings } }
      """;

  private final Report report = report();

  private static Report report() {
    try {
      Files.createDirectories(FOLDER);
      Folders.delete(FOLDER);
      Files.createDirectories(FOLDER);
      return new Report(FOLDER.resolve("report.md"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  // From those of whom nothing is known to those of whom everything is.
  private static List<Map<Fact, Object>> cases() {
    GeneratedCases generated = new GeneratedCases(SEED);
    List<Map<Fact, Object>> cases = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Map<Fact, Object> truth = generated.truth();
      truth.put(Fact.SPEAKER, "debtor");
      cases.add(generated.known(truth, i % 11 / 10.0));
    }
    return cases;
  }

  @Test
  void matching_1000_programmes() throws Exception {
    judging();
    overGraphQL();
  }

  private void judging() throws Exception {
    List<Document> programs = new GeneratedPrograms(SEED).programs(PROGRAMS);
    List<Case> cases = cases().stream().map(Case::of).toList();
    Times warm = new Times(CASES * ROUNDS);
    round(programs, cases, warm);
    Times times = new Times(CASES * ROUNDS);
    round(programs, cases, times);
    report.title(
        "One case and " + PROGRAMS + " generated programmes, milliseconds of one thread",
        "what",
        "matches",
        "CPU mean",
        "CPU p99");
    report.row("judge all, sort, ask next", times.size(), times.cpu(), times.cpuAt(0.99));
    Times asking = new Times(CASES * ROUNDS);
    for (int i = 0; i < ROUNDS; i++) {
      for (Case known : cases) {
        Matches matches = Matches.of(programs, List.of(), known);
        asking.take(() -> AskNext.of(matches.needsFacts(), known));
      }
    }
    report.row("of this what to ask next", asking.size(), asking.cpu(), asking.cpuAt(0.99));
  }

  private static void round(List<Document> programs, List<Case> cases, Times times)
      throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      for (Case known : cases) {
        times.take(() -> Matches.of(programs, List.of(), known));
      }
    }
  }

  private void overGraphQL() throws Exception {
    Path content = FOLDER.resolve("content");
    ManyPrograms.write(content, PROGRAMS);
    List<JsonObject> cases = cases().stream().map(ReliefBench::json).toList();
    try (Server server = Server.start(FOLDER.resolve("data"), content)) {
      StartRun.untilFirstHit(server);
      Api api = Api.of(server.graphql().resolve("/").toString().replaceFirst("/$", "")).as("agent");
      Beans beans = server.beans();
      untilIdle(beans);
      ask(api, cases, WARM_SECONDS);
      double cpu = beans.cpuSeconds();
      double database = server.databaseCpuSeconds();
      double[] millis = ask(api, cases, SECONDS);
      report.title(
          "Over GraphQL, %d clients, %d programmes besides those of kb-content"
              .formatted(CLIENTS, PROGRAMS),
          "matches/s",
          "p50 ms",
          "p99 ms",
          "ms of processor each: JVM",
          "and database");
      report.row(
          millis.length / SECONDS,
          Report.quantile(millis, 0.5),
          Report.quantile(millis, 0.99),
          (beans.cpuSeconds() - cpu) * 1000 / millis.length,
          (server.databaseCpuSeconds() - database) * 1000 / millis.length);
    }
  }

  // After the import the index is made, which is not what is measured.
  private static void untilIdle(Beans beans) throws InterruptedException {
    double cpu = 0;
    for (double now = beans.cpuSeconds(); now - cpu > IDLE; now = beans.cpuSeconds()) {
      cpu = now;
      Thread.sleep(2_000);
    }
  }

  private static double[] ask(Api api, List<JsonObject> cases, double seconds) throws Exception {
    List<Double> millis = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<List<Double>>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int first = i * cases.size() / CLIENTS;
        running.add(threads.submit(() -> one(api, cases, first, seconds)));
      }
      for (Future<List<Double>> each : running) {
        millis.addAll(each.get());
      }
    }
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Double> one(Api api, List<JsonObject> cases, int first, double seconds) {
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int i = first; System.nanoTime() < end; i++) {
      JsonObject facts = cases.get(i % cases.size());
      long from = System.nanoTime();
      api.data(MATCH, "case", facts);
      millis.add((System.nanoTime() - from) / 1e6);
    }
    return millis;
  }

  private static JsonObject json(Map<Fact, Object> facts) {
    JsonObjectBuilder json = JsonProviderHolder.jsonProvider().createObjectBuilder();
    facts.forEach((fact, value) -> {
      String name = Case.field(fact);
      switch (value) {
        case Money sum -> json.add(name, sum.yuan());
        case Integer number -> json.add(name, number);
        case Boolean flag -> json.add(name, flag);
        case String word when !fact.choices().isEmpty() ->
            json.add(name, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        default -> json.add(name, value.toString());
      }
    });
    return json.build();
  }
}
