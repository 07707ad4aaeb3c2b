package almanac.graphql.http;

import almanac.graphql.limit.Client;
import almanac.graphql.limit.ClientLimits;
import almanac.graphql.limit.Rate;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Turns away whoever has not signed in, or has no role here, before anything that he sent is read.
 * Who he is has been found out by then; what he may ask is said at each operation. An address that
 * fails to sign in again and again waits even before that is found out, which costs more than a
 * look at who comes.
 */
@Singleton
public class SignIn {
  /** After authentication, before all that is served at /graphql. */
  public static final int ORDER = -SecurityHandlerPriorities.AUTHORIZATION - 1;

  private static final int BEFORE_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 50;
  private static final String API_KEY = "X-API-Key";

  private final ClientLimits limits;

  SignIn(ClientLimits limits) {
    this.limits = limits;
  }

  void stand(@Observes Filters filters) {
    filters.register(this::look, BEFORE_AUTHENTICATION);
  }

  private void look(RoutingContext ctx) {
    var headers = ctx.request().headers();
    if (!headers.contains(HttpHeaders.AUTHORIZATION) && !headers.contains(API_KEY)) {
      ctx.next();
      return;
    }
    Rate failures = limits.failedSignIns();
    Client client = Client.at(ctx.request().remoteAddress().hostAddress());
    Duration pause = failures.pause(client);
    if (pause.isZero()) {
      ctx.addHeadersEndHandler(_ -> {
        if (ctx.response().getStatusCode() == 401) {
          failures.take(client);
        }
      });
      ctx.next();
      return;
    }
    String sentence =
        "More than "
            + failures.most()
            + " failed sign-ins a minute from your address"
            + " (failed-sign-ins-per-minute); wait a little.";
    Answer.of(Refusal.tooMany(sentence, pause), ctx).send(ctx);
  }

  void open(@Observes Router router) {
    router.route("/graphql/*").order(ORDER).handler(SignIn::admit);
  }

  /** Whether a request would open a WebSocket. */
  public static boolean isUpgrade(HttpServerRequest request) {
    // The library looks at all of them, too.
    return request.headers().getAll(HttpHeaders.UPGRADE).stream()
        .anyMatch(upgrade -> upgrade.toLowerCase(Locale.ROOT).contains("websocket"));
  }

  private static void admit(RoutingContext ctx) {
    SecurityIdentity who =
        ctx.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    // Browsers ask without credentials what they may ask with them; the answer is in no data.
    if (ctx.request().method().equals(HttpMethod.OPTIONS)) {
      ctx.next();
    } else if ((who == null || who.isAnonymous()) && isUpgrade(ctx.request())) {
      // A browser cannot send credentials with it: they come in the first message, or it is closed.
      ctx.next();
    } else if (who == null || who.isAnonymous()) {
      HttpAuthenticator ways = Objects.requireNonNull(ctx.get(HttpAuthenticator.class.getName()));
      ways.sendChallenge(ctx)
          .subscribe()
          .with(
              _ ->
                  ctx.fail(
                      new Refusal(
                          ErrorCode.UNAUTHENTICATED,
                          "Sign in first: the header WWW-Authenticate says how.")),
              ctx::fail);
    } else if (who.getRoles().isEmpty()) {
      throw new Refusal(
          ErrorCode.FORBIDDEN, "You have signed in, but no role of yours is known here.");
    } else {
      ctx.next();
    }
  }
}
