package almanac.document.journal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * Which replica does what only one shall do: the one whose connection holds PostgreSQL's advisory
 * lock on {@code hashtextextended(name, 0)}. The database gives the lock away as soon as it has
 * lost the connection, and the leader learns of that only when it asks again: whoever leads asks
 * before each step, and what two do for the length of a step must be harmless.
 */
@ApplicationScoped
public class Lead {
  private static final Logger LOG = Logger.getLogger(Lead.class);

  // Longer than a busy database takes to answer, shorter than anyone waits for a new leader.
  private static final int PATIENCE_SECONDS = 5;

  private final DataSource dataSource;
  private final Set<String> held = new HashSet<>();
  private @Nullable Connection connection;

  Lead(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Whether this replica leads from now on, or still. After its connection was lost the answer is
   * false once, even if nobody else has taken over: what it knew as leader may be out of date. Not
   * to be called in a transaction, which would take the connection away at its end.
   *
   * @param name what is led; each name has a leader of its own
   */
  public synchronized boolean tryLead(String name) {
    try {
      Connection current = connection;
      if (current == null) {
        current = dataSource.getConnection();
        connection = current;
      } else if (!current.isValid(PATIENCE_SECONDS)) {
        throw new SQLException("the connection no longer answers");
      }
      if (!held.contains(name) && lock(current, name)) {
        held.add(name);
        LOG.infof("This replica leads %s", name);
      }
      return held.contains(name);
    } catch (SQLException e) {
      if (!held.isEmpty()) {
        LOG.warnf("This replica no longer leads %s: %s", held, e.getMessage());
      }
      abandon();
      return false;
    }
  }

  private static boolean lock(Connection connection, String name) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, name);
      try (ResultSet answer = lock.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  /** Lets go of all that this replica leads, so that another one can take it at once. */
  @PreDestroy
  public synchronized void release() {
    Connection current = connection;
    if (current == null) {
      return;
    }
    try (Statement unlock = current.createStatement()) {
      unlock.execute("select pg_advisory_unlock_all()");
      held.clear();
      connection = null;
      current.close();
    } catch (SQLException e) {
      LOG.debug("The locks of a leader were not given back", e); // they end with the connection
      abandon();
    }
  }

  // Back to the pool, but torn: a pooled connection that lived on would keep the locks for ever.
  private void abandon() {
    Connection current = connection;
    connection = null;
    held.clear();
    if (current != null) {
      try (current) {
        current.unwrap(PgConnection.class).abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("A connection that was given up did not close", e);
      }
    }
  }
}
