package almanac.document.embedded;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The PostgreSQL inside Almanac: one server on one data folder, for as long as this is open. Start
 * it before Quarkus and close it after: a database that stops under a running server loses answers.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  static final String USER = "postgres";

  /** Silent, because this class says what went wrong in a sentence; the library adds its traces. */
  private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

  private final DataFolder folder;
  private final Leftovers leftovers;
  private final EmbeddedPostgres postgres;
  private final String password;

  private EmbeddedDatabase(
      DataFolder folder, Leftovers leftovers, EmbeddedPostgres postgres, String password) {
    this.folder = folder;
    this.leftovers = leftovers;
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * Starts on the folder, created if need be; fails with one sentence and leaves nothing running.
   */
  public static EmbeddedDatabase start(String dataFolder) {
    LIBRARY.setLevel(Level.OFF);
    refuseRootWithoutUnshare();
    DataFolder folder = DataFolder.lock(dataFolder);
    try {
      return start(folder);
    } catch (Throwable e) {
      folder.close();
      throw e;
    }
  }

  private static EmbeddedDatabase start(DataFolder folder) {
    try {
      Leftovers leftovers = new Leftovers(folder);
      leftovers.stop();
      String password = Files.exists(folder.marker()) ? password(folder) : beginAgain(folder);
      EmbeddedPostgres postgres = new Launch(folder, leftovers, password).start();
      if (Files.notExists(folder.marker())) {
        Files.write(folder.marker(), new byte[0], CREATE_NEW, WRITE, SYNC);
      }
      return new EmbeddedDatabase(folder, leftovers, postgres, password);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "the database in %s cannot be read or written: %s."
              .formatted(folder.cluster(), DataFolder.reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("the start of the database was interrupted.", e);
    }
  }

  public String jdbcUrl() {
    return jdbcUrl(postgres.getPort());
  }

  static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  public String username() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** Stops the server, however long its last checkpoint takes, then lets go of the folder. */
  @Override
  public void close() {
    try {
      postgres.close();
      // The library waits five seconds and then walks away from a server that is still writing.
      leftovers.stop();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("the database cannot be stopped: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      folder.close();
    }
  }

  /** A cluster without its marker never served anyone: a first start was cut off in it. */
  private static String beginAgain(DataFolder folder) throws IOException {
    DataFolder.empty(folder.cluster());
    Files.deleteIfExists(folder.password());
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    Files.createFile(
        folder.password(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(folder.password(), password, WRITE, SYNC);
    return password;
  }

  private static String password(DataFolder folder) throws IOException {
    if (Files.notExists(folder.password())) {
      throw new EmbeddedDatabaseException(
          "%s is missing, without it nobody can open the database in %s: put it back."
              .formatted(folder.password(), folder.cluster()));
    }
    return Files.readString(folder.password()).strip();
  }

  private static void refuseRootWithoutUnshare() {
    boolean root = ProcessHandle.current().info().user().filter("root"::equals).isPresent();
    if (root && !LinuxUtils.isUnshareAvailable()) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL does not run as root, and this system does not permit 'unshare -U' to leave root:"
              + " start Almanac as an ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL.");
    }
  }
}
