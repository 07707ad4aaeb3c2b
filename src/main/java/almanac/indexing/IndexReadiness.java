package almanac.indexing;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the index holds what the journal held when this server started. */
@Readiness
class IndexReadiness implements HealthCheck {
  private final IndexFollower follower;

  IndexReadiness(IndexFollower follower) {
    this.follower = follower;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("search index")
        .status(follower.ready())
        .withData("following", !follower.failing())
        .build();
  }
}
