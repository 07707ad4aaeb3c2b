package almanac.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The packaged Almanac in a process of its own, with what a test asks it over HTTP. */
public final class Server implements AutoCloseable {
  private static final Path APP = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
  private static final String LISTENING = "Listening on: ";
  private static final String STEP = "[almanac.import.steps] ";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Program program;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Server(Program program) {
    this.program = program;
  }

  /** Starts in a working folder, which gets the data folder, with content from elsewhere. */
  public static Server start(Path folder, Path content, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    // It lives for seconds: what a JVM does for those that live long only costs time.
    arguments.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    arguments.add("-Dquarkus.http.port=0");
    arguments.add("-Dalmanac.graphql.requests-per-second=0"); // Tests ask as fast as they can.
    arguments.add("-Dalmanac.content.path=" + content);
    arguments.add("-Dquarkus.log.category.\"almanac.import.steps\".level=TRACE");
    arguments.add("-Dquarkus.log.console.format=%d{HH:mm:ss,SSS} %-5p [%c] %s%e%n");
    arguments.addAll(List.of("-jar", APP.toString()));
    return new Server(Program.start(folder, Map.of(), arguments));
  }

  public List<String> lines() {
    return program.lines();
  }

  /** The last line about the steps of an import; empty: it has not come to the first one. */
  public Optional<String> lastStep() {
    return lines().reversed().stream()
        .filter(l -> l.contains(STEP))
        .findFirst()
        .map(l -> l.substring(l.indexOf(STEP) + STEP.length()));
  }

  /**
   * Returns at the very moment at which the steps of an import have named a phase so often; for the
   * phases of the import itself also when it is through before.
   */
  public void awaitStep(String phase, int times) {
    String wanted = STEP + phase + " ";
    int seen = 0;
    StringBuilder line = new StringBuilder();
    byte[] buffer = new byte[1 << 16];
    long end = System.nanoTime() + SECONDS.toNanos(120);
    try (InputStream output = Files.newInputStream(program.output())) {
      while (System.nanoTime() < end && program.isAlive()) {
        int length = output.read(buffer);
        for (int i = 0; i < length; i++) {
          if (buffer[i] != '\n') {
            line.append((char) buffer[i]);
            continue;
          }
          seen += line.indexOf(wanted) >= 0 ? 1 : 0;
          boolean through =
              line.indexOf("Content of ") >= 0 && !List.of("index", "rebuild").contains(phase);
          if (seen == times || through) {
            return;
          }
          line.setLength(0);
        }
        if (length <= 0) {
          LockSupport.parkNanos(50_000);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("No " + times + " times " + phase + ":\n" + last(40));
  }

  /** The first line that has this in it. */
  public String awaitLine(String part) {
    program.awaitLine(part);
    return lines().stream().filter(l -> l.contains(part)).findFirst().orElseThrow();
  }

  public boolean isAlive() {
    return program.isAlive();
  }

  /** Where the server listens; empty: not yet. */
  public Optional<URI> address() {
    return lines().stream()
        .filter(l -> l.contains(LISTENING))
        .findFirst()
        .map(l -> URI.create(l.substring(l.indexOf(LISTENING) + LISTENING.length()).strip()));
  }

  public URI awaitAddress() {
    program.awaitLine(LISTENING);
    return address().orElseThrow();
  }

  /** Waits for the import at start to end well. */
  public void awaitContent() {
    URI ready = awaitAddress().resolve("/q/health/ready");
    await("the import at start")
        .atMost(120, SECONDS)
        .pollInterval(100, MILLISECONDS)
        .until(() -> contentState(ready), "DONE"::equals);
  }

  private String contentState(URI ready) throws IOException, InterruptedException {
    JsonNode health = send(HttpRequest.newBuilder(ready).build());
    for (JsonNode check : health.path("checks")) {
      if (check.path("name").asText().equals("content at start")) {
        return check.path("data").path("state").asText();
      }
    }
    return "";
  }

  /**
   * The data of a GraphQL answer; an {@link IOException} if there is none, or not without error.
   */
  public JsonNode ask(URI address, String query, Map<String, Object> variables)
      throws IOException, InterruptedException {
    String body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
    JsonNode answer =
        send(
            HttpRequest.newBuilder(address.resolve("/graphql"))
                .header("content-type", "application/json")
                .header("authorization", Account.basic("auditor"))
                .POST(BodyPublishers.ofString(body, UTF_8))
                .build());
    if (answer.has("errors") || !answer.has("data")) {
      throw new IOException("no good answer: " + answer);
    }
    return answer.get("data");
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return JSON.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
  }

  /** The last lines of the output, for the message of a failure. */
  public String last(int most) {
    List<String> lines = lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - most), lines.size()));
  }

  /** The server alone; its PostgreSQL is left behind. */
  public void kill() {
    program.kill();
  }

  public void stop() {
    program.terminate();
    program.exitCode();
  }

  @Override
  public void close() {
    program.close();
    client.close();
  }
}
