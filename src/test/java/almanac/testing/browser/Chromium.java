package almanac.testing.browser;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, told by the DevTools protocol what a person would do. All that
 * it would load from a network goes to a proxy, also what is on this machine.
 */
public final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  private Chromium(Process process, int port) {
    this.process = process;
    this.socket = client.newWebSocketBuilder().buildAsync(page(port), new Listener()).join();
    call("Page.enable", Map.of());
  }

  /** Starts with a profile of its own in a folder. */
  public static Chromium start(Path folder, DeadEnd proxy) {
    try {
      Path profile = Files.createTempDirectory(folder, "chromium-");
      Process process =
          new ProcessBuilder(
                  program(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-quic",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-default-apps",
                  "--disable-extensions",
                  "--disable-sync",
                  "--no-default-browser-check",
                  "--no-first-run",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "--proxy-server=http://127.0.0.1:" + proxy.port(),
                  "--proxy-bypass-list=<-loopback>",
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("chromium.log").toFile())
              .start();
      Path port = profile.resolve("DevToolsActivePort");
      await("Chromium")
          .atMost(60, SECONDS)
          .pollInterval(50, MILLISECONDS)
          .failFast(() -> !process.isAlive())
          .until(() -> Files.exists(port) && Files.readAllLines(port).size() > 1);
      return new Chromium(process, Integer.parseInt(Files.readAllLines(port).getFirst()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program() {
    Optional<String> named = Optional.ofNullable(System.getenv("CHROMIUM"));
    return named
        .or(() ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst())
        .orElseThrow(() ->
            new AssertionError(
                "There is no Chromium on this machine: install Debian's package chromium, or say"
                    + " in the environment variable CHROMIUM where one is."));
  }

  private URI page(int port) {
    URI fresh = URI.create("http://127.0.0.1:" + port + "/json/new?about:blank");
    try {
      String page =
          client
              .send(
                  HttpRequest.newBuilder(fresh).PUT(BodyPublishers.noBody()).build(),
                  BodyHandlers.ofString())
              .body();
      return URI.create(JSON.readTree(page).get("webSocketDebuggerUrl").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Opens an address; what it shows is there some time later. */
  public void open(URI address) {
    call("Page.navigate", Map.of("url", address.toString()));
  }

  /** The value of an expression in the page. */
  public JsonNode value(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.toString());
    }
    return result.path("result").path("value");
  }

  /** Waits until an expression is true. */
  public void awaitTrue(String expression) {
    await(expression)
        .atMost(60, SECONDS)
        .pollInterval(50, MILLISECONDS)
        .ignoreExceptionsInstanceOf(IllegalStateException.class) // between two pages
        .until(() -> value(expression).asBoolean());
  }

  /**
   * Types where the focus is: letters and digits key by key, others as an input method brings them.
   */
  public void type(String text) {
    text.codePoints()
        .forEach(c -> {
          String letter = Character.toString(c);
          if (c < 0x80) {
            call(
                "Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", letter, "text", letter));
            call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", letter));
          } else {
            call("Input.insertText", Map.of("text", letter));
          }
        });
  }

  /** Presses a key that writes nothing, such as ArrowDown or Escape. */
  public void press(String key) {
    call("Input.dispatchKeyEvent", Map.of("type", "rawKeyDown", "key", key, "code", key));
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    int id = count.incrementAndGet();
    try {
      socket
          .sendText(
              JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
              true)
          .join();
      while (true) {
        JsonNode answer = answers.poll(60, SECONDS);
        if (answer == null || answer.has("error")) {
          throw new IllegalStateException(method + ": " + answer);
        }
        if (answer.get("id").asInt() == id) {
          return answer.get("result");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    client.close();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        take(message.toString());
        message.setLength(0);
      }
      return WebSocket.Listener.super.onText(webSocket, part, last);
    }

    private void take(String text) {
      try {
        JsonNode node = JSON.readTree(text);
        if (node.has("id")) {
          answers.add(node);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
