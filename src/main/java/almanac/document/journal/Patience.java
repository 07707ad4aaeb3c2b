package almanac.document.journal;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a request waits for one answer of the database: its thread is let go, and the connection
 * is given up. What runs for nobody's request, such as the follower of the journal and an import,
 * waits as long as it takes; a document that cannot be read in time is not a broken one.
 */
@Singleton
class Patience implements AgroalPoolInterceptor {
  private final int millis;

  Patience(@ConfigProperty(name = "almanac.document.patience") Duration patience) {
    this.millis = Math.toIntExact(patience.toMillis());
  }

  @Override
  public void onConnectionAcquire(Connection connection) {
    if (Arc.container().requestContext().isActive()) {
      limit(connection, millis);
    }
  }

  @Override
  public void onConnectionReturn(Connection connection) {
    limit(connection, 0);
  }

  // Kept by the driver for the socket: PostgreSQL is not asked, which would cost a round trip.
  private static void limit(Connection connection, int millis) {
    try {
      if (!connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, millis);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The connection takes no limit of time", e);
    }
  }
}
