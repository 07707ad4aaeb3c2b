package almanac.document.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A program that starts the database inside and prints each number after its commit, until killed
 * or, with a second argument, until the first.
 */
final class NumberWriter {
  private NumberWriter() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(args[0]);
        Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password())) {
      connection.createStatement().execute("create table if not exists number (n int primary key)");
      System.out.println("ready");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into number values (?)")) {
        for (int n = last(connection) + 1; ; n++) {
          insert.setInt(1, n);
          insert.executeUpdate();
          System.out.println(n);
          if (args.length > 1) {
            return;
          }
        }
      }
    }
  }

  private static int last(Connection connection) throws SQLException {
    try (ResultSet row =
        connection.createStatement().executeQuery("select coalesce(max(n), 0) from number")) {
      row.next();
      return row.getInt(1);
    }
  }
}
