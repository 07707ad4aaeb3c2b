package almanac.access;

import almanac.document.DocumentException.Unavailable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Signs tools in by their key. Where a request brings one, nothing else about it counts. */
@Singleton
class KeySignIn implements HttpAuthenticationMechanism {
  static final String HEADER = "X-API-Key";

  private final ApiKeys keys;
  private final BlockingSecurityExecutor workers;

  KeySignIn(ApiKeys keys, BlockingSecurityExecutor workers) {
    this.keys = keys;
    this.workers = workers;
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 10; // after the check of addresses, before tokens
  }

  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext ctx, IdentityProviderManager people) {
    String secret = ctx.request().getHeader(HEADER);
    if (secret == null) {
      return Uni.createFrom().nullItem();
    }
    return workers.executeBlocking(() -> signIn(secret));
  }

  private SecurityIdentity signIn(String secret) {
    try {
      return SignedIn.of(keys.viewer(secret).orElseThrow(AuthenticationFailedException::new));
    } catch (AuthenticationFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Unavailable("Keys cannot be looked up at the moment; try again later.", e);
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext ctx) {
    return Uni.createFrom().nullItem();
  }
}
