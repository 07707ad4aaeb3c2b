package almanac.graphql.access;

import almanac.graphql.http.ErrorCode;
import almanac.graphql.http.KnownFailures;
import almanac.graphql.http.Refusal;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * The codes of what the framework refuses. Why a token, a password or a key is not good is not
 * told: it would help only whoever tries.
 */
@ApplicationScoped
class AccessFailures implements KnownFailures {
  @Override
  public @Nullable Refusal explain(Throwable failure) {
    return switch (failure) {
      case AuthenticationFailedException _ ->
          new Refusal(
              ErrorCode.UNAUTHENTICATED, "The token, password or key is not, or no longer, good.");
      case UnauthorizedException _ -> new Refusal(ErrorCode.UNAUTHENTICATED, "Sign in first.");
      case ForbiddenException e ->
          new Refusal(
              ErrorCode.FORBIDDEN,
              e.getMessage() == null ? "No role of yours permits this." : e.getMessage());
      case OIDCException _ ->
          new Refusal(
              ErrorCode.UNAVAILABLE, "The issuer of tokens does not answer; try again later.");
      default -> null;
    };
  }
}
