package almanac.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The packaged program in a process of its own, and what can be seen of it from outside: its
 * memory, its processor time, its database.
 */
public final class Server implements AutoCloseable {
  private final Process process;
  private final Path data;
  private final int port;
  private final long startedAt;

  private Server(Process process, Path data, int port, long startedAt) {
    this.process = process;
    this.data = data;
    this.port = port;
    this.startedAt = startedAt;
  }

  /** Starts the package and does not wait; its output goes to a file beside the data folder. */
  public static Server start(Path data, Path content, String... settings) {
    try {
      int port = freePort();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Dquarkus.http.port=" + port);
      // Clients of a benchmark do not type.
      command.add("-Dalmanac.graphql.requests-per-second=0");
      command.add("-Dalmanac.data-dir=" + data);
      command.add("-Dalmanac.content.path=" + content);
      command.addAll(List.of(settings));
      command.add("-jar");
      command.add(Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
      Path log = data.resolveSibling("server.log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(data.resolveSibling("").toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      long now = System.nanoTime();
      return new Server(builder.start(), data, port, now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where it answers. */
  public URI graphql() {
    return URI.create("http://127.0.0.1:" + port + "/graphql");
  }

  /** Seconds since the process was started. */
  double age() {
    return (System.nanoTime() - startedAt) / 1e9;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** A connection to the database inside, as its files in the data folder tell where it is. */
  Connection database() throws SQLException, IOException {
    String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
    String password = Files.readString(data.resolve("postgres.password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
  }

  /** MiB of memory that the server's JVM keeps resident. */
  long residentMegabytes() {
    return status(process.pid(), "VmRSS:") / 1024;
  }

  /**
   * MiB that all processes of the database keep resident, shared pages counted once: the sum of
   * their proportional set sizes.
   */
  long databaseMegabytes() {
    return postgres().mapToLong(pid -> read(pid, "smaps_rollup", "Pss:")).sum() / 1024;
  }

  // The server of the database has left our tree of processes; its file tells where it is.
  private Stream<Long> postgres() {
    try {
      String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid)).stream()
          .flatMap(p -> Stream.concat(Stream.of(p), p.children()))
          .map(ProcessHandle::pid);
    } catch (IOException e) {
      return Stream.of();
    }
  }

  private static long status(long pid, String key) {
    return read(pid, "status", key);
  }

  // KiB, as Linux writes them; a process that has just ended has none.
  private static long read(long pid, String file, String key) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
      return lines
          .filter(l -> l.startsWith(key))
          .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Processor seconds of the database's processes. */
  public double databaseCpuSeconds() {
    return postgres().mapToLong(Server::ticks).sum() / 100.0;
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      // Its own in user and system, and that of children that have ended.
      return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The beans of the server's JVM, by attaching to it. */
  @SuppressWarnings("BanJNDI") // the address is from a process that we have just started
  public Beans beans() {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      String address = machine.startLocalManagementAgent();
      machine.detach();
      MBeanServerConnection connection =
          JMXConnectorFactory.connect(new JMXServiceURL(address)).getMBeanServerConnection();
      return new Beans(
          ManagementFactory.newPlatformMXBeanProxy(
              connection, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class),
          ManagementFactory.newPlatformMXBeanProxy(
              connection,
              ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME,
              OperatingSystemMXBean.class));
    } catch (IOException | AttachNotSupportedException e) {
      throw new IllegalStateException("the server cannot be looked into", e);
    }
  }

  /** What the server's JVM tells of itself. */
  public record Beans(MemoryMXBean memory, OperatingSystemMXBean system) {
    /** MiB of heap that a full collection leaves. */
    long liveMegabytes() {
      memory.gc();
      return memory.getHeapMemoryUsage().getUsed() >> 20;
    }

    /** Processor seconds that it has used. */
    public double cpuSeconds() {
      return system.getProcessCpuTime() / 1e9;
    }
  }

  /** Stops it as a signal from outside does, and waits for that. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the server does not stop; see server.log");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
