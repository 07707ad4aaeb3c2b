package almanac.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** What so many requests of one thread took: by the clock, and of a processor. */
public final class Times {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final double[] millis;
  private final double[] cpuMillis;
  private int size;

  /** For at most so many requests. */
  public Times(int most) {
    millis = new double[most];
    cpuMillis = new double[most];
  }

  /** One request. */
  public interface Request {
    /** Makes it. */
    void make() throws Exception;
  }

  /** Makes a request and takes its times. */
  public void take(Request request) throws Exception {
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

  /** How many were made. */
  public int size() {
    return size;
  }

  double at(double share) {
    return Report.quantile(Arrays.copyOf(millis, size), share);
  }

  /** Milliseconds of a processor on average. */
  public double cpu() {
    return Arrays.stream(cpuMillis, 0, size).average().orElse(0);
  }

  /** Milliseconds of a processor that a share of them keeps within. */
  public double cpuAt(double share) {
    return Report.quantile(Arrays.copyOf(cpuMillis, size), share);
  }
}
