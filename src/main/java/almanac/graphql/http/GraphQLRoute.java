package almanac.graphql.http;

import io.quarkus.arc.All;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * Puts the door in front of the library's handler at /graphql. Every request that comes this far is
 * answered here, so the library's own, lenient reading of HTTP is never reached.
 */
@Singleton
class GraphQLRoute {
  /**
   * After authentication and authorization, and right after the library's WebSocket handler, which
   * passes on all that is no upgrade; before the size limit that would answer without a sentence.
   */
  private static final int ORDER = -SecurityHandlerPriorities.AUTHORIZATION + 2;

  private final GraphQLLimits limits;
  private final RequestReader requests;
  private final ErrorTranslator errors;
  private final BodyHandler bodies;

  @Inject
  GraphQLRoute(GraphQLLimits limits, @All List<KnownFailures> known) {
    this.limits = limits;
    this.requests = new RequestReader(limits);
    this.errors = new ErrorTranslator(known);
    this.bodies = BodyHandler.create(false).setBodyLimit(limits.maxBodyBytes());
  }

  void open(
      @Observes Router router,
      Instance<CurrentIdentityAssociation> identity,
      CurrentVertxRequest currentRequest) {
    var door =
        new GraphQLDoor(
            identity.isResolvable() ? identity.get() : null,
            currentRequest,
            requests,
            new DocumentReader(limits),
            errors);
    // For all below it, too: the schema is refused in the same form.
    router.route("/graphql/*").order(SignIn.ORDER).failureHandler(this::refuse);
    router
        .route("/graphql")
        .order(ORDER - 2)
        .handler(GraphQLRoute::refuseUpgrade)
        .failureHandler(this::refuse);
    router
        .route("/graphql")
        .order(ORDER)
        .handler(this::admit)
        // Not in order: one connection's requests need not wait for each other.
        .blockingHandler(door, false)
        .failureHandler(this::refuse);
  }

  /**
   * The library would run operations that come over a WebSocket from any page of any origin, past
   * every check here; nothing is subscribed to yet, so none is let in.
   */
  private static void refuseUpgrade(RoutingContext ctx) {
    String upgrade = ctx.request().getHeader(HttpHeaders.UPGRADE);
    if (upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket")) {
      throw Refusal.badRequest("WebSockets are not served here; send the operation with POST.");
    }
    ctx.next();
  }

  private void admit(RoutingContext ctx) {
    if (ctx.request().method().equals(HttpMethod.OPTIONS)) {
      ctx.response().putHeader(HttpHeaders.ALLOW, RequestReader.ALLOWED_METHODS);
      ctx.response().setStatusCode(204).end();
      return;
    }
    requests.admit(ctx.request());
    // Called from here, since Vert.x lets no route have a handler of one's own before this one.
    bodies.handle(ctx);
  }

  private void refuse(RoutingContext ctx) {
    Throwable failure = ctx.failure();
    Refusal refusal = failure == null ? ofStatus(ctx.statusCode()) : errors.explain(failure);
    ResponseType type = typeFor(ctx);
    if (refusal == null) {
      Answer.of(500, type, errors.internal(failure), null).send(ctx);
    } else {
      int status = refusal.status(type);
      Answer.of(status, type, errors.translate(refusal), refusal.allow()).send(ctx);
    }
  }

  private Refusal ofStatus(int status) {
    return status == 413
        ? Refusal.http(413, "The body has more than " + limits.maxBodyBytes() + " bytes.")
        : Refusal.http(status, "The request cannot be served.");
  }

  private static ResponseType typeFor(RoutingContext ctx) {
    try {
      return ResponseType.acceptedBy(ctx.request().headers().getAll(HttpHeaders.ACCEPT));
    } catch (Refusal e) {
      return ResponseType.JSON;
    }
  }
}
