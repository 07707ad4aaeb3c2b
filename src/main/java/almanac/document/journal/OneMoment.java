package almanac.document.journal;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the whole database as it is at one moment, however long that takes and whoever changes it
 * meanwhile. One reader at a time, for the database cannot tidy up behind what he still sees.
 */
@ApplicationScoped
public class OneMoment {
  // "moment" in ASCII; the lock of those who write is another one.
  private static final long LOCK = 0x6d6f6d656e74L;

  private static final int ONE_HOUR = 3_600;

  private final EntityManager database;
  private final Journal journal;

  OneMoment(EntityManager database, Journal journal) {
    this.database = database;
    this.journal = journal;
  }

  /**
   * Reads; whatever is asked on this thread meanwhile is answered as of the one moment.
   *
   * @param reading is told the journal's head at that moment
   * @return empty: somebody reads so already, here or on another replica
   */
  @Transactional(TxType.REQUIRES_NEW)
  @TransactionConfiguration(timeout = ONE_HOUR)
  public <T> Optional<T> read(Function<Instant, T> reading) {
    database
        .createNativeQuery("set transaction isolation level repeatable read, read only")
        .executeUpdate();
    boolean alone =
        (Boolean)
            database
                .createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, LOCK)
                .getSingleResult();
    return alone ? Optional.of(reading.apply(journal.head())) : Optional.empty();
  }

  /** Lets go of what was read so far, which would else stay in memory until all is read. */
  public void forget() {
    database.clear();
  }
}
