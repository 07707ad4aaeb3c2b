package almanac.access;

import almanac.document.Viewer;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;

/**
 * A viewer as the framework knows people. Its roles are ours and no others, so an annotation cannot
 * be met by a name that somebody else gave out.
 */
final class SignedIn {
  private static final String VIEWER = "almanac.viewer";

  private SignedIn() {}

  static SecurityIdentity of(Viewer viewer) {
    return as(viewer, QuarkusSecurityIdentity.builder());
  }

  /** The same person, but for what his token made of him. */
  static SecurityIdentity of(Viewer viewer, SecurityIdentity token) {
    QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder();
    token.getAttributes().forEach(builder::addAttribute);
    token.getCredentials().forEach(builder::addCredential);
    return as(viewer, builder);
  }

  static Optional<Viewer> viewer(SecurityIdentity identity) {
    return Optional.ofNullable(identity.getAttribute(VIEWER));
  }

  private static SecurityIdentity as(Viewer viewer, QuarkusSecurityIdentity.Builder builder) {
    viewer.roles().forEach(role -> builder.addRole(RoleNames.name(role)));
    if (!viewer.roles().isEmpty()) {
      builder.addRole(Roles.ANY);
    }
    if (viewer.person()) {
      builder.addRole(Roles.PERSON);
    }
    return builder
        .setPrincipal(new QuarkusPrincipal(viewer.name()))
        .addAttribute(VIEWER, viewer)
        .build();
  }
}
