package almanac.graphql.live;

import almanac.access.Origins;
import almanac.graphql.http.ErrorCode;
import almanac.graphql.http.Refusal;
import almanac.graphql.http.SignIn;
import almanac.graphql.limit.Client;
import almanac.graphql.limit.ClientLimits;
import almanac.graphql.limit.Rate;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Opens WebSockets at /graphql, before the library would: it runs whatever comes over one, from the
 * page of any origin and before anybody has signed in.
 */
@Singleton
class LiveRoute {
  static final String PROTOCOL = "graphql-transport-ws";

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final LiveLimits limits;
  private final ClientLimits clients;
  private final Origins origins;
  private final LiveDoor door;
  private final Bell bell;
  private final Places sockets;
  private final Places subscriptions;
  private final ThreadPoolExecutor workers;
  private final Set<LiveSocket> open = ConcurrentHashMap.newKeySet();

  LiveRoute(LiveLimits limits, ClientLimits clients, Origins origins, LiveDoor door, Bell bell) {
    this.limits = limits;
    this.clients = clients;
    this.origins = origins;
    this.door = door;
    this.bell = bell;
    this.sockets = new Places(limits.socketsPerClient());
    this.subscriptions = new Places(limits.subscriptionsPerClient());
    // Their own, so that a change which wakes a thousand of them holds up nobody who asks.
    this.workers =
        new ThreadPoolExecutor(
            limits.workers(),
            limits.workers(),
            PAUSE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("subscriptions-", 1).factory());
    workers.allowCoreThreadTimeOut(true);
  }

  void open(@Observes Router router) {
    router.route("/graphql/*").order(SignIn.ORDER + 1).handler(this::admit);
  }

  void stop(@Observes ShutdownEvent event) {
    open.forEach(socket ->
        socket.close(
            CloseCode.RESTART, "The server stops; connect again behind your last cursor."));
    workers.shutdown();
  }

  /** How many sockets are open. */
  int sockets() {
    return open.size();
  }

  private void admit(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    if (!SignIn.isUpgrade(request)) {
      ctx.next();
      return;
    }
    if (!origins.admit(request)) {
      throw new Refusal(
          ErrorCode.FORBIDDEN,
          "WebSockets are for pages of this server and of the origins that quarkus.http.cors.origins"
              + " names.");
    }
    if (request.headers().getAll("Sec-WebSocket-Protocol").stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .noneMatch(protocol -> protocol.strip().equals(PROTOCOL))) {
      throw Refusal.badRequest("A WebSocket here needs the protocol " + PROTOCOL + ".");
    }
    Client client = LiveSocket.client(ctx);
    Rate rate = clients.requests();
    Duration pause = rate.take(client);
    if (!pause.isZero()) {
      throw Refusal.tooMany(
          "More than " + rate.most() + " requests a second (requests-per-second); wait a little.",
          pause);
    }
    if (!sockets.take(client)) {
      throw Refusal.tooMany(
          "You have " + sockets.most() + " WebSockets (live.sockets-per-client); close one.",
          PAUSE);
    }
    request
        .toWebSocket()
        .onFailure(_ -> sockets.leave(client)) // Vert.x has said what is wrong with the request.
        .onSuccess(socket ->
            new LiveSocket(
                    ctx,
                    socket,
                    client,
                    limits,
                    clients,
                    door,
                    bell,
                    sockets,
                    subscriptions,
                    workers,
                    open)
                .open());
  }
}
