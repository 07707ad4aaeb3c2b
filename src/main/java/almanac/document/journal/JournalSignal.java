package almanac.document.journal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Tells every replica that the journal grew, by PostgreSQL's LISTEN and NOTIFY. A hint, no promise:
 * whoever waits looks again after a while in any case. All who wait share one connection: one of
 * them listens on it and wakes the others.
 */
@ApplicationScoped
class JournalSignal {
  private static final String CHANNEL = "almanac_journal";

  private static final Logger LOG = Logger.getLogger(JournalSignal.class);

  private final DataSource dataSource;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // These are read and written under the lock; but the connection is in use without it while
  // somebody listens.
  private long heard;
  private boolean listened;
  private @Nullable Connection connection;

  JournalSignal(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Sent when the transaction commits. */
  void send(EntityManager database) {
    database
        .createNativeQuery("select cast(pg_notify('" + CHANNEL + "', '') as text)", String.class)
        .getSingleResult();
  }

  /**
   * Waits until more was heard than somebody knows of.
   *
   * @param known what this method answered him last; 0 at first
   */
  long await(long known, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (heard == known && left > 0) {
        if (listened) {
          var _ = changed.await(left, TimeUnit.NANOSECONDS);
        } else {
          listen(left);
        }
        left = end - System.nanoTime();
      }
      return heard;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return heard;
    } finally {
      lock.unlock();
    }
  }

  // Gives the lock away meanwhile, and then the turn to whoever has more patience.
  private void listen(long nanos) {
    listened = true;
    lock.unlock();
    boolean news = false;
    try {
      news = hear((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    } finally {
      lock.lock();
      listened = false;
      heard += news ? 1 : 0;
      changed.signalAll();
    }
  }

  private boolean hear(int millis) {
    try {
      Connection current = connection;
      if (current == null) {
        current = dataSource.getConnection();
        connection = current;
        try (Statement listen = current.createStatement()) {
          listen.execute("listen " + CHANNEL);
        }
        return true; // something may have come before we listened: look once more
      }
      return current.unwrap(PGConnection.class).getNotifications(millis).length > 0;
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("the database does not tell of changes", e);
    }
  }

  @PreDestroy
  void end() {
    lock.lock();
    try {
      close();
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        LOG.debug("A connection that waited for changes did not close", e); // it is given up anyway
      }
    }
  }
}
