package almanac.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.graphql.limit.ClientLimits;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guard before a server that lets in whoever says "good". */
class FailedSignInsIT {
  private static final int FAILURES = 3;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private URI server = URI.create("http://127.0.0.1");

  @BeforeEach
  void start() throws Exception {
    var filters = new Filters();
    new SignIn(new ClientLimits(0, 0, FAILURES, 10)).stand(filters);
    Router router = Router.router(vertx);
    router.route().handler(filters.getFilters().getFirst().getHandler());
    router
        .route()
        .handler(ctx -> {
          String credentials = ctx.request().getHeader("Authorization");
          boolean in = credentials == null || credentials.equals("good");
          ctx.response().setStatusCode(in ? 200 : 401).end();
        });
    HttpServer http = vertx.createHttpServer().requestHandler(router);
    int port =
        http.listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
    server = URI.create("http://127.0.0.1:" + port + "/");
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void address_thatFailsAgainAndAgain_waits() throws Exception {
    for (int i = 0; i < FAILURES; i++) {
      assertThat(send("bad").statusCode()).isEqualTo(401);
    }

    HttpResponse<String> refused = send("good");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after").map(Integer::valueOf).orElseThrow())
        .isBetween(1, 20);
    assertThat(refused.body())
        .contains(
            "\"TOO_MANY_REQUESTS\"", "3 failed sign-ins a minute", "failed-sign-ins-per-minute");
    assertThat(send(null).statusCode()).isEqualTo(200);
  }

  @Test
  void address_thatSignsInWell_neverWaits() throws Exception {
    for (int i = 0; i < 5 * FAILURES; i++) {
      assertThat(send("good").statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> send(@Nullable String credentials) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server);
    if (credentials != null) {
      request.header("Authorization", credentials);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
