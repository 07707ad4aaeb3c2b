package almanac.document.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One start of the PostgreSQL in a data folder: the settings that the library's test defaults lack,
 * and a wait that ends when the server has given up. After a failure nothing is left running.
 */
final class Launch {
  private static final List<String> COMPLAINTS = List.of("FATAL:", "PANIC:", "error:", "cannot");

  private final DataFolder folder;
  private final Leftovers leftovers;
  private final String password;

  Launch(DataFolder folder, Leftovers leftovers, String password) {
    this.folder = folder;
    this.leftovers = leftovers;
    this.password = password;
  }

  EmbeddedPostgres start() throws IOException, InterruptedException {
    dropHalfBinaries();
    Files.deleteIfExists(folder.log());
    try {
      return startWatched();
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      leftovers.stop();
      // Perhaps they are what is broken; the next start unpacks them again in a second or two.
      DataFolder.empty(folder.binaries());
      throw new EmbeddedDatabaseException(
          "the PostgreSQL in %s did not start: %s (see %s)."
              .formatted(folder.cluster(), complaint(e), folder.log()),
          e);
    }
  }

  private EmbeddedPostgres startWatched() throws IOException {
    EmbeddedPostgres.Builder builder = builder();
    Thread waiting = Thread.currentThread();
    EmbeddedPostgres postgres;
    try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
      var _ =
          watch.scheduleWithFixedDelay(
              () -> {
                if (hasGivenUp()) {
                  waiting.interrupt();
                }
              },
              200,
              200,
              TimeUnit.MILLISECONDS);
      postgres = builder.start();
    }
    if (Thread.interrupted()) {
      postgres.close();
      throw new IOException("the server gave up");
    }
    return postgres;
  }

  private EmbeddedPostgres.Builder builder() {
    // One below: the library opens its folder to every user, and the one around it stays closed.
    Path unpacked = folder.binaries().resolve("unpacked");
    // It tidies a folder of its own at each start; in /tmp anyone could fill that for us.
    System.setProperty("ot.epg.working-dir", folder.binaries().resolve("unused").toString());
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(folder.cluster())
          .setCleanDataDirectory(false)
          .setOverrideWorkingDirectory(unpacked.toFile())
          // Bound to this launch, because the library unpacks once for each resolver.
          .setPgBinaryResolver(this::archive)
          // Its hook would stop the database while Quarkus still answers.
          .setRegisterShutdownHook(false)
          .setPGStartupWait(Duration.ofSeconds(60))
          .setOutputRedirector(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
          .setErrorRedirector(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
          .setConnectConfig("password", password)
          // Sorts the same on every system, whatever LANG says and whichever locales are there.
          .setLocaleConfig("locale", "C")
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          // The library asks for trust; these come after it, so nobody is ever let in unasked.
          .setLocaleConfig("auth-host", "scram-sha-256")
          .setLocaleConfig("auth-local", "scram-sha-256")
          .setLocaleConfig("pwfile", folder.password().toString())
          // It also asks for -F and no waiting for the disk: right for tests, wrong for the truth.
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("max_connections", "50")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("log_checkpoints", "off");
    } finally {
      System.clearProperty("ot.epg.working-dir");
    }
  }

  private InputStream archive(String system, String machine) throws IOException {
    return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
  }

  /** Unpacking that was cut off leaves short files, and the library skips what exists. */
  private void dropHalfBinaries() throws IOException {
    Path unpacked = folder.binaries().resolve("unpacked");
    if (Files.notExists(unpacked)) {
      return;
    }
    List<Path> versions;
    try (var list = Files.list(unpacked)) {
      versions = list.toList();
    }
    for (Path version : versions) {
      if (Files.notExists(version.resolve(".exists"))) {
        DataFolder.empty(version);
      }
    }
  }

  /** The library would keep asking for its whole minute: a server that is gone, or deaf to us. */
  private boolean hasGivenUp() {
    return logHas("password authentication failed for user")
        || (logHas("waiting for server to start") && leftovers.running().isEmpty());
  }

  private boolean logHas(String words) {
    return log().stream().anyMatch(line -> line.contains(words));
  }

  private String complaint(Throwable e) {
    List<String> complaints =
        log().stream().filter(line -> COMPLAINTS.stream().anyMatch(line::contains)).toList();
    if (!complaints.isEmpty()) {
      return complaints.getFirst().replaceFirst("^.*(?=FATAL:|PANIC:)", "").strip();
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof IOException io
        ? DataFolder.reason(io)
        : String.valueOf(root.getMessage());
  }

  private List<String> log() {
    try {
      return Files.exists(folder.log()) ? Files.readAllLines(folder.log()) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
