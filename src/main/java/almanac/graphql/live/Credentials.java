package almanac.graphql.live;

import almanac.access.CurrentViewer;
import almanac.document.Viewer;
import almanac.graphql.http.Refusal;
import almanac.graphql.limit.Client;
import almanac.graphql.limit.Rate;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the client of a socket signed in with: the headers of its request, or those that its first
 * message brought in their place. They are checked again and again by the same means as for any
 * request, so that whoever is shut out there is shut out here.
 */
final class Credentials {
  private static final List<String> HEADERS = List.of("Authorization", "X-API-Key");
  private static final String EXPIRY = "quarkus.identity.expire-time"; // seconds of the epoch

  private final RoutingContext ctx;
  private final Context loop;
  private final Rate failures;
  private final Client address;
  private boolean brought;
  private boolean admitted;
  private @Nullable Long expiry;

  /** Made on the event loop of the socket. */
  Credentials(RoutingContext ctx, Rate failures) {
    this.ctx = ctx;
    this.loop = ctx.vertx().getOrCreateContext();
    this.failures = failures;
    this.address = Client.at(ctx.request().remoteAddress().hostAddress());
  }

  /** Takes those of a payload, if it has any: they alone count from then on. */
  boolean take(JsonObject payload) {
    for (Map.Entry<String, ?> member : payload.entrySet()) {
      Optional<String> header =
          HEADERS.stream().filter(member.getKey()::equalsIgnoreCase).findFirst();
      if (header.isEmpty()) {
        continue;
      }
      if (brought || !(member.getValue() instanceof JsonString value)) {
        throw Refusal.badRequest("The payload needs one of Authorization and X-API-Key, a string.");
      }
      brought = true;
      HEADERS.forEach(ctx.request().headers()::remove);
      ctx.request().headers().set(header.get(), value.getString());
    }
    return brought;
  }

  /** Finds out on the event loop who it is, or why that is not to be known. */
  void check(Consumer<@Nullable SecurityIdentity> known, BiConsumer<CloseCode, String> unknown) {
    // Whoever is in already does not pay for the failures of others at his address.
    if (brought && !admitted && !failures.pause(address).isZero()) {
      unknown.accept(CloseCode.TOO_MANY, "Too many failed sign-ins from your address.");
      return;
    }
    HttpAuthenticator ways = Objects.requireNonNull(ctx.get(HttpAuthenticator.class.getName()));
    ways.attemptAuthentication(ctx)
        .subscribe()
        .with(
            identity -> loop.runOnContext(_ -> known.accept(identity)),
            failure -> loop.runOnContext(_ -> fail(failure, unknown)));
  }

  private void fail(Throwable failure, BiConsumer<CloseCode, String> unknown) {
    if (failure instanceof AuthenticationFailedException) {
      failures.take(address);
      unknown.accept(
          CloseCode.UNAUTHENTICATED, "Your token, key or password is not valid, or no longer.");
    } else {
      unknown.accept(
          CloseCode.TRY_AGAIN, "Who you are cannot be found out at the moment; try again later.");
    }
  }

  /** Closes when the token expires. */
  void expect(SecurityIdentity identity, BiConsumer<CloseCode, String> unknown) {
    admitted = true;
    Long end = identity.getAttribute(EXPIRY);
    if (end != null) {
      long left = Math.max(1, end * 1000 - System.currentTimeMillis());
      expiry =
          ctx.vertx()
              .setTimer(
                  left,
                  _ ->
                      unknown.accept(
                          CloseCode.FORBIDDEN,
                          "Your token has expired; connect with a new one behind your cursor."));
    }
  }

  void forget() {
    if (expiry != null) {
      ctx.vertx().cancelTimer(expiry);
    }
  }

  /** Whether somebody is still who he was, with the same roles and groups. */
  boolean same(SecurityIdentity before, @Nullable SecurityIdentity now) {
    Optional<Viewer> viewer = CurrentViewer.of(before);
    return now != null && viewer.isPresent() && viewer.equals(CurrentViewer.of(now));
  }
}
