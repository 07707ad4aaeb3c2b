package almanac.search.elastic;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.search.IndexState;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of the live index never goes back, in whatever order the answers come. */
class LiveDocumentIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger seqNo = new AtomicInteger(5);
  private final CountDownLatch putting = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch written = new CountDownLatch(1);
  private volatile boolean holding;
  private HttpServer engine;
  private RestClient client;
  private LiveDocument document;

  @BeforeEach
  void start() throws IOException {
    engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    engine.setExecutor(threads);
    engine.createContext("/", this::answer);
    engine.start();
    client = RestClient.builder(new HttpHost("127.0.0.1", engine.getAddress().getPort())).build();
    document = new LiveDocument(new Cluster(client), "state", "0-1");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    engine.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean writing = exchange.getRequestMethod().equals("PUT");
    if (writing) {
      putting.countDown();
      awaiting(asked);
      seqNo.incrementAndGet();
    }
    String source = Live.document("index-1", state(seqNo.get())).toString();
    String body =
        """
        {"found": true, "_seq_no": %d, "_primary_term": 1, "_source": %s}
        """
            .formatted(seqNo.get(), source);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (!writing && holding) {
      asked.countDown();
      awaiting(written);
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void awaiting(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IndexState state(int seqNo) {
    Instant horizon = Instant.EPOCH.plusSeconds(seqNo);
    return new IndexState(Instant.EPOCH, horizon, Instant.EPOCH, new TreeSet<>());
  }

  @Test
  void answerFromBeforeAWriting_comesAfterIt_andIsNotBelieved() throws Exception {
    Live before = document.anew();
    assertThat(before.state()).isEqualTo(state(5));
    Future<Live> writing = threads.submit(() -> document.write(before, "index-1", state(6), LIMIT));
    awaiting(putting);
    holding = true;
    Future<Live> late = threads.submit(document::anew);
    assertThat(writing.get().state()).isEqualTo(state(6));
    written.countDown();
    assertThat(late.get().state()).isEqualTo(state(6));
    assertThat(document.current().state()).isEqualTo(state(6));
  }

  @Test
  void copyThatLagsBehind_isNotBelieved() {
    assertThat(document.anew().state()).isEqualTo(state(5));
    seqNo.set(4);
    assertThat(document.anew().state()).isEqualTo(state(5));
  }
}
