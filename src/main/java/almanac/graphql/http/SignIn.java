package almanac.graphql.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/**
 * Turns away whoever has not signed in, or has no role here, before anything that he sent is read.
 * Who he is has been found out by then; what he may ask is said at each operation.
 */
@Singleton
class SignIn {
  /** After authentication, before all that is served at /graphql. */
  static final int ORDER = -SecurityHandlerPriorities.AUTHORIZATION - 1;

  void open(@Observes Router router) {
    router.route("/graphql/*").order(ORDER).handler(SignIn::admit);
  }

  private static void admit(RoutingContext ctx) {
    SecurityIdentity who =
        ctx.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    // Browsers ask without credentials what they may ask with them; the answer is in no data.
    if (ctx.request().method().equals(HttpMethod.OPTIONS)) {
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
