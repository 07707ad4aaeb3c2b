package almanac.indexing;

import almanac.document.time.BusinessTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The index in figures. Asks nobody: it tells what the last look of {@link TailWatch} saw. */
@ApplicationScoped
class IndexMetrics implements MeterBinder {
  private final IndexFollower follower;
  private final TailWatch watch;
  private final BusinessTime time;

  IndexMetrics(IndexFollower follower, TailWatch watch, BusinessTime time) {
    this.follower = follower;
    this.watch = watch;
    this.time = time;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("almanac.index.lag", this::lagSeconds)
        .baseUnit("seconds")
        .description("for how long the oldest change that the index lacks has been waiting")
        .register(registry);
    Gauge.builder("almanac.index.stuck", () -> watch.seen().state().stuck().size())
        .description("documents that are hidden because they cannot be indexed")
        .register(registry);
    Gauge.builder("almanac.index.rebuilding", () -> follower.rebuilding() ? 1 : 0)
        .description("1 while this replica makes the index anew")
        .register(registry);
    Gauge.builder("almanac.index.following", () -> follower.following() ? 1 : 0)
        .description("1 if the last step of this replica went well")
        .register(registry);
  }

  private double lagSeconds() {
    @Nullable Instant waiting = watch.seen().waiting();
    return waiting == null
        ? 0
        : Math.max(0, Duration.between(waiting, time.now()).toMillis() / 1000.0);
  }
}
