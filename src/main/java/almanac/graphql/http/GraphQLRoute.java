package almanac.graphql.http;

import almanac.graphql.limit.Client;
import almanac.graphql.limit.ClientLimits;
import almanac.graphql.limit.FairTurns;
import almanac.graphql.limit.QueryLimits;
import almanac.graphql.limit.Rate;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.All;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

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

  private static final String BODY_TIMER = GraphQLRoute.class.getName() + ".body-timer";

  private final GraphQLLimits limits;
  private final QueryLimits forms;
  private final ClientLimits clients;
  private final FairTurns turns;
  private final RequestReader requests;
  private final ErrorTranslator errors;
  private final BodyHandler bodies;

  @Inject
  GraphQLRoute(
      GraphQLLimits limits,
      QueryLimits forms,
      ClientLimits clients,
      FairTurns turns,
      @All List<KnownFailures> known) {
    this.limits = limits;
    this.forms = forms;
    this.clients = clients;
    this.turns = turns;
    this.requests = new RequestReader(limits);
    this.errors = new ErrorTranslator(known);
    this.bodies = BodyHandler.create(false).setBodyLimit(limits.maxBodyBytes());
  }

  void open(
      @Observes Router router,
      Instance<CurrentIdentityAssociation> identity,
      Instance<GraphQLSchema> schema,
      CurrentVertxRequest currentRequest) {
    var door =
        new GraphQLDoor(
            identity.isResolvable() ? identity.get() : null,
            currentRequest,
            requests,
            new DocumentReader(limits, forms, schema::get),
            errors,
            turns);
    // For all below it, too: the schema is refused in the same form.
    router.route("/graphql/*").order(SignIn.ORDER).failureHandler(this::refuse);
    router.route("/graphql/schema.graphql").order(ORDER - 2).handler(this::showSchema);
    router
        .route("/graphql")
        .order(ORDER)
        .handler(this::admit)
        .handler(this::arrived)
        // Not in order: one connection's requests need not wait for each other.
        .blockingHandler(door, false)
        .failureHandler(this::refuse);
  }

  /** The schema as a text tells the same as introspection. */
  private void showSchema(RoutingContext ctx) {
    if (forms.introspection()) {
      ctx.next();
    } else {
      Answer.of(Refusal.http(404, "There is nothing here."), ctx).send(ctx);
    }
  }

  private void admit(RoutingContext ctx) {
    if (ctx.request().method().equals(HttpMethod.OPTIONS)) {
      ctx.response().putHeader(HttpHeaders.ALLOW, RequestReader.ALLOWED_METHODS);
      ctx.response().setStatusCode(204).end();
      return;
    }
    Rate rate = clients.requests();
    Duration pause = rate.take(client(ctx));
    if (!pause.isZero()) {
      throw Refusal.tooMany(
          "More than " + rate.most() + " requests a second (requests-per-second); wait a little.",
          pause);
    }
    requests.admit(ctx.request());
    long timer = ctx.vertx().setTimer(limits.maxBodyTime().toMillis(), _ -> cutOff(ctx));
    ctx.put(BODY_TIMER, timer);
    ctx.addHeadersEndHandler(_ -> ctx.vertx().cancelTimer(timer));
    // Called from here, since Vert.x lets no route have a handler of one's own before this one.
    bodies.handle(ctx);
  }

  private static Client client(RoutingContext ctx) {
    return ctx.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous()
        ? Client.user(user.getSecurityIdentity().getPrincipal().getName())
        : Client.at(ctx.request().remoteAddress().hostAddress());
  }

  // No worker waits for a body, but memory and a connection do.
  private void cutOff(RoutingContext ctx) {
    Answer answer =
        Answer.of(
            Refusal.http(
                408,
                "The body did not arrive within "
                    + limits.maxBodyTime().toMillis()
                    + " ms (max-body-time)."),
            ctx);
    if (ctx.request().version() != HttpVersion.HTTP_2) {
      ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      ctx.addEndHandler(_ -> ctx.request().connection().close());
    }
    answer.send(ctx);
  }

  private void arrived(RoutingContext ctx) {
    if (ctx.response().ended()) {
      return; // The end of the body came just after it was cut off.
    }
    ctx.vertx().cancelTimer(Objects.requireNonNull(ctx.<Long>get(BODY_TIMER)));
    Deadline.start(ctx, limits.maxTime());
    ctx.next();
  }

  private void refuse(RoutingContext ctx) {
    if (ctx.response().ended() || ctx.response().closed()) {
      return; // The client is gone, or was answered when its time was over.
    }
    Throwable failure = ctx.failure();
    Refusal refusal = failure == null ? ofStatus(ctx.statusCode()) : errors.explain(failure);
    Answer answer =
        refusal == null
            ? Answer.failed(ErrorTranslator.internal(failure), ctx)
            : Answer.of(refusal, ctx);
    answer.send(ctx);
  }

  private Refusal ofStatus(int status) {
    return status == 413
        ? Refusal.http(413, "The body has more than " + limits.maxBodyBytes() + " bytes.")
        : Refusal.http(status, "The request cannot be served.");
  }
}
