package almanac.testing.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import almanac.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search server of one node on a loopback port. The one that all tests share must be left as it
 * was found: running, thawed, and without the indexes of the test.
 */
public final class EngineServer implements AutoCloseable {
  private static final Path LOGS = Path.of("target/engines").toAbsolutePath();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * Runs the engine in a process group of its own and ends it when the input ends, which it does
   * with the JVM of the test, whatever becomes of that.
   */
  private static final String GUARD =
      """
      set -m
      "$@" </dev/null &
      cat
      kill -CONT -- -$! 2>/dev/null
      kill -TERM -- -$! 2>/dev/null
      wait
      """;

  private static final String READY = "/_cluster/health?wait_for_status=yellow&timeout=1s";

  private final Engine engine;
  private final int port;
  private final Path folder;
  private final boolean shared;
  private @Nullable ProcessHandle guard;

  private EngineServer(Engine engine, int port, Path folder, boolean shared) {
    this.engine = engine;
    this.port = port;
    this.folder = folder;
    this.shared = shared;
  }

  /** The OpenSearch that all tests share, started by the first that asks. */
  public static EngineServer openSearch() {
    return shared(new OpenSearch());
  }

  /** The Elasticsearch that all tests share; there is one in the profile of that name alone. */
  public static EngineServer elasticsearch() {
    return shared(new Elasticsearch());
  }

  /** An OpenSearch of the test's own, on what one before it has left in the folder, if any. */
  public static EngineServer startOpenSearch(int port, Path folder) {
    EngineServer server = new EngineServer(new OpenSearch(), port, folder.toAbsolutePath(), false);
    server.start();
    return server;
  }

  /** A port of which nobody listens now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Quarkus loads the classes of tests several times in a JVM, but there is one system property.
   */
  private static EngineServer shared(Engine engine) {
    String key = EngineServer.class.getName() + "." + engine.name();
    String known = System.getProperty(key);
    if (known != null) {
      String[] portAndGuard = known.split(" ", -1);
      EngineServer server =
          new EngineServer(engine, Integer.parseInt(portAndGuard[0]), Path.of(""), true);
      server.guard = ProcessHandle.of(Long.parseLong(portAndGuard[1])).orElseThrow();
      return server;
    }
    EngineServer server = new EngineServer(engine, freePort(), Folders.fresh(engine.name()), true);
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::remove));
    System.setProperty(key, server.port + " " + server.guard().pid());
    return server;
  }

  public String host() {
    return "127.0.0.1:" + port;
  }

  /** Starts on the same port and folder, and waits until the server has them in order. */
  public void start() {
    try {
      Files.createDirectories(LOGS);
      Path log = LOGS.resolve(engine.name() + "-" + port + ".log");
      List<String> command = new ArrayList<>(List.of("bash", "-c", GUARD, "engine"));
      command.addAll(engine.command(port, folder));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(engine.environment(folder));
      guard = builder.start().toHandle();
      await(engine.name() + ", which writes to " + log)
          .atMost(180, SECONDS)
          .pollInterval(100, MILLISECONDS)
          .failFast(this::hasEnded)
          .ignoreExceptions()
          .until(() -> send("GET", READY, "").statusCode(), code -> code == 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on the server accepts connections and never answers. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  public void kill() {
    end("KILL");
  }

  public void stop() {
    end("TERM");
  }

  /** The block that a server sets by itself when its disk is nearly full. */
  public void readOnly(String index) {
    block(index, "true");
  }

  public void writable(String index) {
    block(index, "null");
  }

  private void block(String index, String value) {
    String settings = "{\"index.blocks.read_only_allow_delete\": %s}".formatted(value);
    HttpResponse<String> answer = send("PUT", "/" + index + "/_settings", settings);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  /** Sends JSON, none if it is empty, and gives up after five seconds. */
  public HttpResponse<String> send(String method, String path, String json) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create("http://" + host() + path))
              .timeout(Duration.ofSeconds(5))
              .header("content-type", "application/json")
              .method(method, BodyPublishers.ofString(json))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills the server, but lets a shared one run. */
  @Override
  public void close() {
    if (!shared) {
      kill();
    }
  }

  private void remove() {
    kill();
    Folders.delete(folder);
  }

  private void end(String signal) {
    if (server().isPresent()) {
      signal(signal);
      signal("CONT");
    }
    await("the end of " + engine.name()).atMost(60, SECONDS).until(() -> server().isEmpty());
    ProcessHandle ended = guard();
    ended.descendants().forEach(ProcessHandle::destroy);
    await("the end of its guard").atMost(10, SECONDS).until(() -> !ended.isAlive());
  }

  private void signal(String name) {
    String pid = String.valueOf(server().orElseThrow().pid());
    try {
      // Of a process of another user as well, and of no command but the shell's own.
      new ProcessBuilder("bash", "-c", "kill -$0 $1 2>/dev/null", name, pid).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A guard without children has not come to start any. */
  private boolean hasEnded() {
    return guard().children().findAny().isPresent() && server().isEmpty();
  }

  /** The innermost process: what starts a server may stay to watch it. */
  private Optional<ProcessHandle> server() {
    return guard()
        .descendants()
        .filter(process -> !process.info().command().orElse("").endsWith("/cat"))
        .filter(process -> process.children().findAny().isEmpty())
        .findFirst();
  }

  private ProcessHandle guard() {
    return Objects.requireNonNull(guard, "not started");
  }
}
