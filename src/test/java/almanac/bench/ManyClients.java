package almanac.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Threads of this process, each of which asks one thing after the other for some seconds. */
final class ManyClients {
  private static final double WARM_SECONDS = 2;
  private static final double SECONDS = 10;

  private ManyClients() {}

  static <T> void run(int clients, List<T> asked, Consumer<T> request, Report report)
      throws Exception {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    ask(clients, asked, request, WARM_SECONDS);
    long cpu = system.getProcessCpuTime();
    double[] millis = ask(clients, asked, request, SECONDS);
    cpu = system.getProcessCpuTime() - cpu;
    report.row(
        clients,
        millis.length / SECONDS,
        Report.quantile(millis, 0.5),
        Report.quantile(millis, 0.99),
        cpu / 1e6 / millis.length);
  }

  private static <T> double[] ask(int clients, List<T> asked, Consumer<T> request, double seconds)
      throws Exception {
    List<Double> millis = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<List<Double>>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int first = i * asked.size() / clients;
        running.add(threads.submit(() -> one(asked, request, first, seconds)));
      }
      for (Future<List<Double>> each : running) {
        millis.addAll(each.get());
      }
    }
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static <T> List<Double> one(
      List<T> asked, Consumer<T> request, int first, double seconds) {
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int i = first; System.nanoTime() < end; i++) {
      long from = System.nanoTime();
      request.accept(asked.get(i % asked.size()));
      millis.add((System.nanoTime() - from) / 1e6);
    }
    return millis;
  }
}
