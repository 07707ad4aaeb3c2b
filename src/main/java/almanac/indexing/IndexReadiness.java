package almanac.indexing;

import almanac.document.DocumentException.Unavailable;
import almanac.search.Engine;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the index holds what the journal held when this server started. Names no document:
 * everybody may read it.
 */
@Readiness
class IndexReadiness implements HealthCheck {
  private final IndexFollower follower;
  private final TailWatch watch;
  private final Engine engine;

  IndexReadiness(IndexFollower follower, TailWatch watch, Engine engine) {
    this.follower = follower;
    this.watch = watch;
    this.engine = engine;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("search index")
            .withData("following", follower.following())
            .withData("watching", watch.watching())
            .withData("leading", follower.leading())
            .withData("rebuilding", follower.rebuilding());
    try {
      return answer
          .withData("stuck", engine.index().state().stuck().size())
          .status(follower.ready())
          .build();
    } catch (Unavailable e) {
      return answer.withData("engine", "unavailable").down().build();
    }
  }
}
