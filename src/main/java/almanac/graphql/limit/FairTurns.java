package almanac.graphql.limit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has requests worked on in the order in which they came, so many at once as processors gain by:
 * more would make all of them slower, those that take long most, and keep what runs beside them
 * (the index that follows the journal) waiting. Who has waited for a while is worked on in any
 * case, for those before him may be waiting for an engine or a database that hangs.
 */
@Singleton
public final class FairTurns {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Semaphore turns;
  private final Duration patience;

  @Inject
  public FairTurns(@ConfigProperty(name = "almanac.graphql.turns-per-processor") int perProcessor) {
    this(perProcessor * Runtime.getRuntime().availableProcessors(), PATIENCE);
  }

  FairTurns(int turns, Duration patience) {
    if (turns < 1) {
      throw new IllegalArgumentException("almanac.graphql.turns-per-processor is 1 or more.");
    }
    this.turns = new Semaphore(turns, true);
    this.patience = patience;
  }

  /** Works when it is this one's turn, on the thread that calls. */
  public void run(Runnable work) {
    boolean turn = awaited();
    try {
      work.run();
    } finally {
      if (turn) {
        turns.release();
      }
    }
  }

  private boolean awaited() {
    try {
      return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
