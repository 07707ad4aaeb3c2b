package almanac.graphql.live;

import almanac.graphql.http.ErrorCode;
import almanac.graphql.http.ErrorTranslator;
import almanac.graphql.http.Refusal;
import almanac.graphql.limit.Client;
import almanac.graphql.limit.ClientLimits;
import almanac.graphql.limit.Rate;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: what its client may say when, and what it is sent no faster than it reads. What it
 * hears and decides happens on its event loop; subscriptions send from where they work.
 */
final class LiveSocket {
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final RoutingContext ctx;
  private final ServerWebSocket socket;
  private final LiveLimits limits;
  private final ClientLimits clients;
  private final LiveDoor door;
  private final Bell bell;
  private final Places sockets;
  private final Places places;
  private final Executor workers;
  private final Set<LiveSocket> others;
  private final Credentials credentials;
  private final Map<String, LiveSubscription> subscriptions = new ConcurrentHashMap<>();
  private final AtomicLong unsent = new AtomicLong();
  private Client client;
  private Buffer message = Buffer.buffer();
  private long heardAt = System.nanoTime();
  private long initTimer;
  private long heartbeat;
  private boolean initialised;
  private volatile @Nullable SecurityIdentity identity;
  private volatile long fullSince; // 0: it is not
  private volatile boolean closed;

  LiveSocket(
      RoutingContext ctx,
      ServerWebSocket socket,
      Client client,
      LiveLimits limits,
      ClientLimits clients,
      LiveDoor door,
      Bell bell,
      Places sockets,
      Places places,
      Executor workers,
      Set<LiveSocket> others) {
    this.ctx = ctx;
    this.socket = socket;
    this.client = client;
    this.limits = limits;
    this.clients = clients;
    this.door = door;
    this.bell = bell;
    this.sockets = sockets;
    this.places = places;
    this.workers = workers;
    this.others = others;
    this.credentials = new Credentials(ctx, clients.failedSignIns());
  }

  /** Whom a request is counted for. */
  static Client client(RoutingContext ctx) {
    return ctx.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous()
        ? client(user.getSecurityIdentity())
        : Client.at(ctx.request().remoteAddress().hostAddress());
  }

  private static Client client(SecurityIdentity identity) {
    return Client.user(identity.getPrincipal().getName());
  }

  void open() {
    others.add(this);
    socket.frameHandler(this::hear);
    socket.closeHandler(_ -> gone());
    socket.exceptionHandler(_ -> {}); // it is closed then, too
    initTimer = ctx.vertx().setTimer(limits.maxInitTime().toMillis(), _ -> missInit());
    heartbeat = ctx.vertx().setPeriodic(limits.heartbeat().toMillis(), _ -> beat());
  }

  private void gone() {
    closed = true;
    others.remove(this);
    ctx.vertx().cancelTimer(initTimer);
    ctx.vertx().cancelTimer(heartbeat);
    credentials.forget();
    subscriptions.keySet().forEach(this::end);
    sockets.leave(client);
  }

  /** Says why, and says no more. */
  void close(CloseCode code, String sentence) {
    if (!closed) {
      closed = true;
      subscriptions.keySet().forEach(this::end);
      var _ = socket.close(code.number(), code.reason(sentence));
      // The farewell waits behind all that the client does not read, for as long as he likes.
      ctx.vertx().setTimer(FAREWELL.toMillis(), _ -> drop());
    }
  }

  private void drop() {
    if (others.contains(this)) {
      var _ = ((ConnectionBase) ctx.request().connection()).channel().close();
    }
  }

  private void hear(WebSocketFrame frame) {
    if (closed) {
      return;
    }
    heardAt = System.nanoTime();
    if (frame.isBinary()) {
      close(CloseCode.BAD_REQUEST, "Messages are texts.");
    } else if (frame.isText() || frame.isContinuation()) {
      message.appendBuffer(frame.binaryData());
      if (message.length() > limits.maxMessageBytes()) {
        close(
            CloseCode.TOO_LARGE,
            "The message has more than "
                + limits.maxMessageBytes()
                + " bytes (live.max-message-bytes).");
      } else if (frame.isFinal()) {
        byte[] bytes = message.getBytes();
        message = Buffer.buffer();
        understand(bytes);
      }
    }
    if (full()) {
      socket.pause(); // Who does not read is not listened to either.
    }
  }

  private void understand(byte[] bytes) {
    Rate rate = clients.requests();
    if (!rate.take(client).isZero()) {
      close(
          CloseCode.TOO_MANY,
          "More than " + rate.most() + " messages a second (requests-per-second).");
      return;
    }
    try {
      switch (Message.of(door.message(bytes))) {
        case Message.Init init -> init(init);
        case Message.Ping _ -> send(Message.bare("pong"));
        case Message.Pong _ -> {}
        case Message.Subscribe wish -> subscribe(wish);
        case Message.Complete done -> end(done.id());
      }
    } catch (Refusal e) {
      close(CloseCode.BAD_REQUEST, e.sentence());
    }
  }

  private void init(Message.Init init) {
    if (initialised) {
      close(CloseCode.TOO_MANY, "connection_init is said once.");
      return;
    }
    initialised = true;
    if (init.payload() != null && credentials.take(init.payload())) {
      credentials.check(this::admit, this::refuse);
    } else if (ctx.user() instanceof QuarkusHttpUser user) {
      admit(user.getSecurityIdentity());
    } else {
      admit(null);
    }
  }

  private void refuse(CloseCode code, String sentence) {
    close(code, sentence);
  }

  private void admit(@Nullable SecurityIdentity who) {
    if (closed) {
      return;
    }
    if (who == null || who.isAnonymous()) {
      close(
          CloseCode.UNAUTHENTICATED,
          "Sign in by headers, or by Authorization in the payload of connection_init.");
      return;
    }
    if (who.getRoles().isEmpty()) {
      close(CloseCode.FORBIDDEN, "You have signed in, but no role of yours is known here.");
      return;
    }
    Client named = client(who);
    if (!named.equals(client)) {
      if (!sockets.take(named)) {
        close(
            CloseCode.TOO_MANY,
            "You have " + sockets.most() + " WebSockets (live.sockets-per-client).");
        return;
      }
      sockets.leave(client);
      client = named;
    }
    ctx.vertx().cancelTimer(initTimer);
    identity = who;
    credentials.expect(who, this::refuse);
    send(Message.bare("connection_ack"));
  }

  private void missInit() {
    close(
        CloseCode.LATE_INIT,
        "No connection_init within %d ms (live.max-init-time)."
            .formatted(limits.maxInitTime().toMillis()));
  }

  /** Who has signed in. */
  SecurityIdentity identity() {
    return Objects.requireNonNull(identity);
  }

  private void subscribe(Message.Subscribe wish) {
    if (identity == null) {
      close(CloseCode.UNAUTHENTICATED, "Wait for connection_ack before you subscribe.");
    } else if (subscriptions.containsKey(wish.id())) {
      close(CloseCode.SAME_ID, "There is a subscription of that id already.");
    } else if (!places.take(client)) {
      Refusal refusal =
          new Refusal(
              ErrorCode.TOO_MANY_REQUESTS,
              "You have "
                  + places.most()
                  + " subscriptions (live.subscriptions-per-client); complete one.");
      send(Message.error(wish.id(), List.of(ErrorTranslator.translate(refusal))));
    } else {
      LiveSubscription fresh = new LiveSubscription(wish.id(), wish.payload(), this, door, workers);
      subscriptions.put(wish.id(), fresh);
      bell.add(fresh);
      fresh.wake();
    }
  }

  private void end(String id) {
    LiveSubscription ended = subscriptions.remove(id);
    if (ended != null) {
      ended.end();
      bell.remove(ended);
      places.leave(client);
    }
  }

  /** Ends a subscription that cannot go on. */
  void fail(String id, List<JsonObject> errors) {
    end(id);
    send(Message.error(id, errors));
  }

  /** Whether the client has to read before it is sent more. */
  boolean full() {
    return closed || unsent.get() >= limits.maxUnsentBytes();
  }

  void send(JsonObject json) {
    if (closed) {
      return;
    }
    String text = json.toString();
    int size = Buffer.buffer(text).length();
    if (unsent.addAndGet(size) >= limits.maxUnsentBytes() && fullSince == 0) {
      fullSince = System.nanoTime();
    }
    var _ = socket.writeTextMessage(text).onComplete(_ -> sent(size));
  }

  // Half, so that it does not stop and go with every message.
  private void sent(int size) {
    if (unsent.addAndGet(-size) <= limits.maxUnsentBytes() / 2 && fullSince != 0) {
      fullSince = 0;
      socket.resume();
      subscriptions.values().forEach(LiveSubscription::wake);
    }
  }

  /** Notices who has left without a word, reads nothing, or may no longer be here. */
  private void beat() {
    long now = System.nanoTime();
    long since = fullSince;
    if (full() && since != 0 && now - since > limits.patience().toNanos()) {
      close(
          CloseCode.TRY_AGAIN, "You read too slowly; connect again and go on behind your cursor.");
    } else if (now - heardAt > limits.patience().toNanos()) {
      close(CloseCode.TRY_AGAIN, "Nothing was heard of you for " + words(limits.patience()) + ".");
    } else if (identity != null) {
      if (!full()) {
        send(Message.bare("ping"));
      }
      credentials.check(this::stay, this::refuse);
    }
  }

  private void stay(@Nullable SecurityIdentity now) {
    if (!credentials.same(identity(), now)) {
      close(CloseCode.FORBIDDEN, "What you may do has changed; connect again.");
    }
  }

  private static String words(Duration time) {
    return time.toMillis() + " ms";
  }
}
