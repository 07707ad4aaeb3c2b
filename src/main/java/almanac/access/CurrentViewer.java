package almanac.access;

import almanac.document.Viewer;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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
    return of(identity.getIdentity()).orElseThrow(UnauthorizedException::new);
  }

  /** The viewer that somebody is; empty: he has not signed in. */
  public static Optional<Viewer> of(SecurityIdentity identity) {
    return SignedIn.viewer(identity);
  }
}
