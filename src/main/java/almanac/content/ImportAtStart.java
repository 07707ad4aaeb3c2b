package almanac.content;

import almanac.content.Importer.Report;
import almanac.document.DocumentException;
import almanac.document.Imports;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Imports the content folder beside the running server, which answers from what it has meanwhile.
 * Not ready until that has ended; a folder that is refused makes the server no less ready.
 */
@Readiness
@ApplicationScoped
class ImportAtStart implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(ImportAtStart.class);

  private enum State {
    RUNNING,
    DONE,
    REFUSED,
    FAILED,
    OFF
  }

  private final Importer importer;
  private final Imports imports;
  private final ContentConfig config;
  private volatile State state = State.RUNNING;

  ImportAtStart(Importer importer, Imports imports, ContentConfig config) {
    this.importer = importer;
    this.imports = imports;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.atStart() == ContentConfig.AtStart.OFF) {
      state = State.OFF;
    } else {
      Thread.ofPlatform().name("content-import").daemon().start(this::run);
    }
  }

  private void run() {
    try {
      boolean apply =
          switch (config.atStart()) {
            case AUTO -> imports.due();
            case APPLY -> true;
            case CHECK, OFF -> false;
          };
      Report report = apply ? importer.apply(config.path()) : importer.check(config.path());
      state = report.refused() ? State.REFUSED : State.DONE;
      tell(report, apply);
    } catch (DocumentException e) {
      state = State.FAILED;
      LOG.errorf("The content of %s was not imported: %s", config.path(), e.getMessage());
    } catch (RuntimeException e) {
      state = State.FAILED;
      LOG.errorf(e, "The content of %s was not imported", config.path());
    }
  }

  private void tell(Report report, boolean apply) {
    report.problems().forEach(p -> LOG.warnf("%s/%s", config.path(), p));
    if (report.refused() && report.files() == 0) {
      LOG.infof("No content was imported from %s", config.path());
    } else if (report.refused()) {
      LOG.errorf(
          "The content of %s was refused as a whole: %d problems",
          config.path(), report.problems().size());
    } else {
      LOG.infof(
          "Content of %s: %d files, %d known, %d versions %s",
          config.path(),
          report.files(),
          report.known(),
          report.added(),
          apply ? "added" : "not imported (almanac.content.at-start=apply would)");
      if (report.synonymsReplaced()) {
        LOG.infof(
            "The synonyms of %s %s",
            config.path(), apply ? "were imported" : "differ from those that hold");
      }
    }
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("content at start")
        .status(state != State.RUNNING)
        .withData("state", state.name())
        .build();
  }
}
