package almanac.bench;

import almanac.bench.Server.Beans;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some clients that search over HTTP, one question after the other, for some seconds. */
final class HttpRun {
  private static final int[] CLIENTS = {4, 16};
  private static final double WARM_SECONDS = 10;
  private static final double SECONDS = 10;

  private HttpRun() {}

  static void run(Server server, List<String> queries, Report report) throws Exception {
    StartRun.untilFirstHit(server);
    search(server, queries, CLIENTS[0], WARM_SECONDS);
    report.title(
        "GraphQL search over HTTP for " + (int) SECONDS + " s",
        "clients",
        "searches/s",
        "p50 ms",
        "p99 ms",
        "ms of processor each: JVM",
        "and database");
    Beans beans = server.beans();
    for (int clients : CLIENTS) {
      double cpu = beans.cpuSeconds();
      double database = server.databaseCpuSeconds();
      double[] millis = search(server, queries, clients, SECONDS);
      report.row(
          clients,
          millis.length / SECONDS,
          Report.quantile(millis, 0.5),
          Report.quantile(millis, 0.99),
          (beans.cpuSeconds() - cpu) * 1000 / millis.length,
          (server.databaseCpuSeconds() - database) * 1000 / millis.length);
    }
  }

  private static double[] search(Server server, List<String> queries, int clients, double seconds)
      throws Exception {
    List<Double> millis = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients);
        Client client = new Client(server.graphql())) {
      List<Future<List<Double>>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int first = i * queries.size() / clients;
        running.add(threads.submit(() -> one(client, queries, first, seconds)));
      }
      for (Future<List<Double>> each : running) {
        millis.addAll(each.get());
      }
    }
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Double> one(Client client, List<String> queries, int first, double seconds)
      throws Exception {
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int i = first; System.nanoTime() < end; i++) {
      long from = System.nanoTime();
      client.search(queries.get(i % queries.size()));
      millis.add((System.nanoTime() - from) / 1e6);
    }
    return millis;
  }
}
