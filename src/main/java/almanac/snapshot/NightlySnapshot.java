package almanac.snapshot;

import almanac.document.time.BusinessTime;
import almanac.snapshot.Snapshot.Made;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalTime;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the page of the night. Every replica makes its own: the page is for the hour in which the
 * other machines do not answer, and a second one costs seconds.
 */
@ApplicationScoped
class NightlySnapshot implements MeterBinder {
  static final String JOB = "nightly-snapshot";

  private static final Logger LOG = Logger.getLogger(NightlySnapshot.class);

  private final SnapshotFolder folder;
  private final Scheduler scheduler;
  private final BusinessTime time;
  private final Optional<LocalTime> at;
  private volatile boolean failed;

  NightlySnapshot(
      SnapshotFolder folder,
      Scheduler scheduler,
      BusinessTime time,
      @ConfigProperty(name = "almanac.snapshot.at") Optional<LocalTime> at) {
    this.folder = folder;
    this.scheduler = scheduler;
    this.time = time;
    this.at = at;
  }

  void start(@Observes StartupEvent event) {
    at.ifPresent(when ->
        scheduler
            .newJob(JOB)
            .setCron("%d %d %d * * ?".formatted(when.getSecond(), when.getMinute(), when.getHour()))
            .setTimeZone(time.zone().getId())
            .setConcurrentExecution(ConcurrentExecution.SKIP)
            .setTask(execution -> make())
            .schedule());
  }

  void make() {
    try {
      Made made = folder.makeLatest();
      failed = false;
      LOG.infof(
          "Snapshot of %d documents, %d bytes: %s", made.documents(), made.bytes(), made.file());
    } catch (RuntimeException e) {
      failed = true;
      LOG.error("The snapshot of the night was not made", e);
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("almanac.snapshot.failed", () -> failed ? 1 : 0)
        .description("1 if the snapshot of the last night was not made")
        .register(registry);
    Gauge.builder("almanac.snapshot.age", this::ageSeconds)
        .baseUnit("seconds")
        .description("how old latest.html is; NaN while there is none")
        .register(registry);
  }

  private double ageSeconds() {
    long modified = folder.latest().toFile().lastModified();
    return modified == 0 ? Double.NaN : (time.now().toEpochMilli() - modified) / 1000.0;
  }
}
