package almanac.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** What so many requests of one thread took: by the clock, and of a processor. */
final class Times {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final double[] millis;
  private final double[] cpuMillis;
  private int size;

  Times(int most) {
    millis = new double[most];
    cpuMillis = new double[most];
  }

  /** One request. */
  interface Request {
    void make() throws Exception;
  }

  void take(Request request) throws Exception {
    long cpu = THREADS.getCurrentThreadCpuTime();
    long from = System.nanoTime();
    request.make();
    millis[size] = (System.nanoTime() - from) / 1e6;
    cpuMillis[size++] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
  }

  /** What was timed elsewhere, by the clock alone. */
  void add(double milliseconds) {
    millis[size++] = milliseconds;
  }

  /** The same that another took last. */
  void takeLastOf(Times other) {
    millis[size] = other.millis[other.size - 1];
    cpuMillis[size++] = other.cpuMillis[other.size - 1];
  }

  int size() {
    return size;
  }

  double at(double share) {
    return Report.quantile(Arrays.copyOf(millis, size), share);
  }

  double cpu() {
    return Arrays.stream(cpuMillis, 0, size).average().orElse(0);
  }

  double cpuAt(double share) {
    return Report.quantile(Arrays.copyOf(cpuMillis, size), share);
  }
}
