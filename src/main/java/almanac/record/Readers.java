package almanac.record;

import almanac.document.Viewer;
import almanac.document.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The people whom the record has seen, for nobody else could tell who has not read. Whoever has not
 * come for long is forgotten; what he acknowledged is not.
 */
@ApplicationScoped
@Transactional
public class Readers {
  // Nobody needs to know it closer, and a page that asks often would write a row each time.
  private static final Duration WELL_ENOUGH = Duration.ofHours(1);

  private final BusinessTime time;
  private final Duration kept;

  Readers(BusinessTime time, @ConfigProperty(name = "almanac.record.readers-kept") Duration kept) {
    this.time = time;
    this.kept = kept;
  }

  /**
   * Remembers that somebody is here; programs are not remembered. Called where a person begins or
   * asks the record, never by a search.
   */
  public void saw(Viewer viewer) {
    if (viewer.person() && ReaderRow.saw(viewer, time.now(), WELL_ENOUGH)) {
      ReaderRow.forget(forgottenBefore());
    }
  }

  /** All who are remembered. */
  List<Reader> all() {
    return ReaderRow.since(forgottenBefore()).stream().map(ReaderRow::toReader).toList();
  }

  private Instant forgottenBefore() {
    return time.now().minus(kept);
  }
}
