package almanac.access;

import almanac.document.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.runtime.Startup;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads out of a token who somebody is. The library has checked signature, issuer, audience and
 * times by then, and asked for all of them; what it thinks of roles is not taken over.
 */
@Startup // so that settings which cannot be read stop the start, not the first request
@Singleton
class TokenSignIn implements SecurityIdentityAugmentor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "almanac.access.name-claim";
  private static final String ROLES = "almanac.access.roles-claim";
  private static final String GROUPS = "almanac.access.groups-claim";
  private static final String ROLE_NAMES = "almanac.access.role-names";

  private final ClaimPath name;
  private final ClaimPath roles;
  private final ClaimPath groups;
  private final RoleNames roleNames;

  @Inject
  TokenSignIn(
      @ConfigProperty(name = NAME) String name,
      @ConfigProperty(name = ROLES) String roles,
      @ConfigProperty(name = GROUPS) String groups,
      @ConfigProperty(name = ROLE_NAMES) Optional<List<String>> roleNames) {
    this.name = ClaimPath.of(NAME, name);
    this.roles = ClaimPath.of(ROLES, roles);
    this.groups = ClaimPath.of(GROUPS, groups);
    this.roleNames = RoleNames.of(ROLE_NAMES, roleNames.orElse(List.of()));
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
    if (identity.isAnonymous() || token == null) {
      return Uni.createFrom().item(identity);
    }
    return Uni.createFrom().item(() -> SignedIn.of(viewer(claims(token.getToken())), identity));
  }

  Viewer viewer(JsonNode claims) {
    return new Viewer(
        name.string(claims).orElseThrow(AuthenticationFailedException::new),
        new HashSet<>(groups.strings(claims)),
        roleNames.known(roles.strings(claims)));
  }

  private static JsonNode claims(String token) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new AuthenticationFailedException(e);
    }
  }
}
