package almanac.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.document.Viewer;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in by name and password where there are local accounts. There it is asked first, and
 * about every request: browsers send the password along for any page that asks them to, so only
 * requests count that this machine addressed to itself, from pages of this server.
 */
@Singleton
class LocalSignIn implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Basic ";

  private final LocalAccounts accounts;
  private final Origins origins;

  LocalSignIn(LocalAccounts accounts, Origins origins) {
    this.accounts = accounts;
    this.origins = origins;
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 20;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext ctx, IdentityProviderManager people) {
    return accounts.open()
        ? Uni.createFrom().item(() -> signIn(ctx.request()))
        : Uni.createFrom().nullItem();
  }

  /** Null, as the framework wants it: nobody has come this way. */
  private @Nullable SecurityIdentity signIn(HttpServerRequest request) {
    checkAddress(request);
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || request.headers().contains(KeySignIn.HEADER)) {
      return null;
    }
    String[] parts = decode(header.substring(SCHEME.length()).strip()).split(":", 2);
    Optional<Viewer> viewer =
        parts.length == 2 ? accounts.signIn(parts[0], parts[1]) : Optional.empty();
    return SignedIn.of(viewer.orElseThrow(AuthenticationFailedException::new));
  }

  private void checkAddress(HttpServerRequest request) {
    String host = Origins.host(request);
    if (host == null || !Loopback.isAuthority(host)) {
      throw new ForbiddenException(
          "With local accounts this server answers to localhost and 127.0.0.1 only.");
    }
    if (!origins.admit(request)) {
      throw new ForbiddenException(
          "With local accounts this server answers to its own pages only, not to other origins.");
    }
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AuthenticationFailedException(e);
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext ctx) {
    return accounts.open()
        ? Uni.createFrom()
            .item(
                new ChallengeData(
                    401, "WWW-Authenticate", "Basic realm=\"Almanac\", charset=\"UTF-8\""))
        : Uni.createFrom().nullItem();
  }
}
