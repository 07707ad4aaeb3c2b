package almanac.indexing;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Not alive once a thread of this room is gone, or its last turn ended in an {@link Error}: out of
 * memory, say, which a new start may mend and waiting does not.
 */
@Liveness
class IndexLiveness implements HealthCheck {
  private final IndexFollower follower;
  private final TailWatch watch;

  IndexLiveness(IndexFollower follower, TailWatch watch) {
    this.follower = follower;
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("search index threads")
        .status(follower.sound() && watch.sound())
        .build();
  }
}
