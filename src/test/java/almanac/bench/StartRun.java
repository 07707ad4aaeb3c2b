package almanac.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The package started on the data of an earlier run, until it answers a search with a hit. */
public final class StartRun {
  private static final int STARTS = 3;
  private static final double LONGEST_SECONDS = 120;

  private StartRun() {}

  static void run(Path data, Path content, Report report) throws InterruptedException {
    report.title(
        "Start on an existing data folder",
        "start",
        "s to first hit",
        "JVM RSS MiB then",
        "database PSS MiB then",
        "JVM RSS MiB 10 s later",
        "database PSS MiB",
        "live heap MiB");
    List<Double> seconds = new ArrayList<>();
    for (int i = 1; i <= STARTS; i++) {
      try (Server server = Server.start(data, content)) {
        seconds.add(untilFirstHit(server));
        long jvm = server.residentMegabytes();
        long database = server.databaseMegabytes();
        Thread.sleep(10_000);
        report.row(
            i,
            seconds.getLast(),
            jvm,
            database,
            server.residentMegabytes(),
            server.databaseMegabytes(),
            server.beans().liveMegabytes());
      }
    }
    double[] all = seconds.stream().mapToDouble(Double::doubleValue).toArray();
    report.line("");
    report.line("**Median %.2f s to the first hit.**".formatted(Report.quantile(all, 0.5)));
  }

  /** Seconds from the start of the process to the first answer that holds a hit. */
  public static double untilFirstHit(Server server) throws InterruptedException {
    try (Client client = new Client(server.graphql())) {
      while (server.isAlive() && server.age() < LONGEST_SECONDS) {
        try {
          if (client.search("协商还款") > 0) {
            return server.age();
          }
        } catch (IOException _) {
          // not yet
        }
        Thread.sleep(10);
      }
    }
    throw new IllegalStateException("the server does not answer; see server.log");
  }
}
