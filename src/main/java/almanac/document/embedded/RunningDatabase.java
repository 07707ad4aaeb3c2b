package almanac.document.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The database that another Almanac runs on a data folder, for a command beside it. It ends when
 * that one ends; nobody but its Almanac may stop it.
 */
public record RunningDatabase(String jdbcUrl, String username, String password) {
  // PostgreSQL writes what it is line by line; "ready" comes last.
  private static final int PORT = 3;
  private static final int STATUS = 7;

  /** What runs on a folder; empty if nothing does. */
  public static Optional<RunningDatabase> on(String dataFolder) {
    try {
      Path folder = Path.of(dataFolder).toAbsolutePath().normalize();
      if (!DataFolder.isLockedElsewhere(folder)) {
        return Optional.empty();
      }
      Path pid = folder.resolve("postgres/postmaster.pid");
      List<String> lines = Files.exists(pid) ? Files.readAllLines(pid) : List.of();
      if (lines.size() <= STATUS || !lines.get(STATUS).strip().equals("ready")) {
        throw new EmbeddedDatabaseException(
            "the Almanac that uses %s is still starting, or ending: try again.".formatted(folder));
      }
      return Optional.of(
          new RunningDatabase(
              EmbeddedDatabase.jdbcUrl(Integer.parseInt(lines.get(PORT).strip())),
              EmbeddedDatabase.USER,
              Files.readString(folder.resolve("postgres.password")).strip()));
    } catch (InvalidPathException _) {
      return Optional.empty(); // the start says what is wrong with it
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "the database that runs on %s cannot be reached: %s."
              .formatted(dataFolder, DataFolder.reason(e)),
          e);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return jdbcUrl;
  }
}
