package almanac.testing.live;

import static java.util.concurrent.TimeUnit.SECONDS;

import almanac.testing.Api;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Speaks graphql-transport-ws, and says whatever else a test tells it to say. */
public final class LiveClient implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int PATIENCE = 30;

  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final boolean answers;
  private volatile boolean reading = true;
  private @Nullable WebSocket socket;

  private LiveClient(boolean answers) {
    this.answers = answers;
  }

  /** How the server closed the socket. */
  public record Closed(int code, String reason) {}

  /** The application under test. */
  public static URI ofTest() {
    String base = ConfigProvider.getConfig().getValue("test.url", String.class);
    return URI.create(base.replaceFirst("^http", "ws") + "/graphql");
  }

  /** Opens a socket with these headers: name, value, name, value. */
  public static LiveClient open(URI server, String... headers) {
    return open(server, true, "graphql-transport-ws", headers);
  }

  /**
   * Opens a socket.
   *
   * @param answers whether it answers pings
   */
  public static LiveClient open(URI server, boolean answers, String protocol, String... headers) {
    LiveClient client = new LiveClient(answers);
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(30));
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    try {
      client.socket = builder.subprotocols(protocol).buildAsync(server, client).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("The socket was not opened: " + e.getCause(), e.getCause());
    }
    return client;
  }

  /** Says hello with this payload, and waits for the answer. */
  public LiveClient init(String payload) {
    say("{\"type\":\"connection_init\",\"payload\":" + payload + "}");
    next("connection_ack");
    return this;
  }

  /** Subscribes to a document that needs no variables. */
  public void subscribe(String id, String document) {
    say(
        "{\"type\":\"subscribe\",\"id\":\"%s\",\"payload\":{\"query\":\"%s\"}}"
            .formatted(id, document.replace("\"", "\\\"")));
  }

  public void say(String text) {
    socket().sendText(text, true).join();
  }

  public WebSocket socket() {
    if (socket == null) {
      throw new IllegalStateException("not open");
    }
    return socket;
  }

  /** The next message that is no ping; it must be of this type. */
  public JsonObject next(String type) {
    @Nullable JsonObject message = poll(PATIENCE, SECONDS);
    if (message == null || !message.getString("type").equals(type)) {
      throw new AssertionError(
          "not " + type + " but " + message + ", " + closed.getNow(new Closed(0, "open")));
    }
    return message;
  }

  /** The next message that is no ping; null: none came in the time. */
  public @Nullable JsonObject poll(long time, TimeUnit unit) {
    try {
      return heard.poll(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How many messages wait to be taken. */
  public int waiting() {
    return heard.size();
  }

  /** Waits until the server has closed the socket. */
  public Closed closed() {
    return closed.orTimeout(PATIENCE * 2, SECONDS).join();
  }

  public boolean isClosed() {
    return closed.isDone();
  }

  /** Leaves without a word. */
  public void abort() {
    socket().abort();
  }

  @Override
  public void close() {
    socket().abort();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      JsonObject message = Api.json(part.toString());
      part.setLength(0);
      if (!message.getString("type").equals("ping")) {
        heard.add(message);
      } else if (answers) {
        var _ = socket.sendText("{\"type\":\"pong\"}", true);
      }
    }
    if (reading) {
      socket.request(1);
    }
    return null;
  }

  /** Reads no more, until it is told to go on. */
  public void stopReading() {
    reading = false;
  }

  public void goOnReading() {
    reading = true;
    socket().request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.complete(new Closed(1006, String.valueOf(error)));
  }
}
