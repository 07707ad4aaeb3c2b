package almanac.document.journal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Tells every replica that the journal grew, by PostgreSQL's LISTEN and NOTIFY. A hint, no promise:
 * whoever waits looks again after a while in any case.
 */
@ApplicationScoped
class JournalSignal {
  private static final String CHANNEL = "almanac_journal";

  private static final Logger LOG = Logger.getLogger(JournalSignal.class);

  private final DataSource dataSource;
  private @Nullable Connection listening;

  JournalSignal(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Sent when the transaction commits. */
  void send(EntityManager database) {
    database
        .createNativeQuery("select cast(pg_notify('" + CHANNEL + "', '') as text)", String.class)
        .getSingleResult();
  }

  synchronized void await(Duration atMost) {
    try {
      Connection connection = listening;
      if (connection == null) {
        connection = dataSource.getConnection();
        listening = connection;
        try (Statement listen = connection.createStatement()) {
          listen.execute("listen " + CHANNEL);
        }
        return; // something may have come before we listened: look once more
      }
      connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("the database does not tell of changes", e);
    }
  }

  @PreDestroy
  synchronized void close() {
    Connection connection = listening;
    listening = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("A connection that waited for changes did not close", e); // it is given up anyway
      }
    }
  }
}
