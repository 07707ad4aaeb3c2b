package almanac.graphql.http;

import almanac.graphql.limit.Client;
import almanac.graphql.limit.ClientLimits;
import almanac.graphql.limit.Rate;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Lets an address that fails to sign in again and again wait. It stands before authentication,
 * which costs more than a look at who comes; requests without credentials pass.
 */
@Singleton
class SignInGuard {
  private static final int BEFORE_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 50;
  private static final String API_KEY = "X-API-Key";

  private final ClientLimits limits;

  SignInGuard(ClientLimits limits) {
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
}
