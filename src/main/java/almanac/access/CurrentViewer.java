package almanac.access;

import almanac.document.Viewer;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;

/** The viewer of the request at hand, on whatever thread it is answered. */
@ApplicationScoped
public class CurrentViewer {
  private final CurrentIdentityAssociation identity;

  CurrentViewer(CurrentIdentityAssociation identity) {
    this.identity = identity;
  }

  /**
   * Whoever asks.
   *
   * @throws UnauthorizedException if he has not signed in
   */
  public Viewer get() {
    return SignedIn.viewer(identity.getIdentity()).orElseThrow(UnauthorizedException::new);
  }
}
