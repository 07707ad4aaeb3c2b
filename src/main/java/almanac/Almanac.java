package almanac;

import almanac.access.StartRefusedException;
import almanac.access.WayIn;
import almanac.content.ExportCommand;
import almanac.content.ImportCommand;
import almanac.document.embedded.EmbeddedDatabase;
import almanac.document.embedded.EmbeddedDatabaseException;
import almanac.document.embedded.RunningDatabase;
import almanac.indexing.RebuildCommand;
import almanac.snapshot.SnapshotCommand;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The way in: starts the database inside before Quarkus and stops it after, unless a JDBC URL says
 * that there is a database elsewhere.
 */
@QuarkusMain
public final class Almanac {
  private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
  private static final String USERNAME = "quarkus.datasource.username";
  private static final String PASSWORD = "quarkus.datasource.password";

  private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS =
      Map.of(
          ImportCommand.NAME, ImportCommand.class,
          ExportCommand.NAME, ExportCommand.class,
          SnapshotCommand.NAME, SnapshotCommand.class,
          RebuildCommand.NAME, RebuildCommand.class);
  private static final int MISUSED = 2;

  /**
   * One object for all class loaders, as a literal is: after a live reload the next main begins, in
   * a class loader of its own, while the one before still stops its database.
   */
  private static final Object TURN = "almanac.Almanac.TURN";

  Almanac() {}

  public static void main(String... args) {
    if (args.length > 0 && !COMMANDS.containsKey(args[0])) {
      System.out.println(
          "Usage: import [--check] <folder>, export <folder>, snapshot <file.html>, or rebuild;"
              + " no word: the server");
      System.exit(args[0].equals("help") ? 0 : MISUSED);
    }
    Exit exit;
    synchronized (TURN) {
      exit = run(args);
    }
    exit.leave();
  }

  private static Exit run(String... args) {
    SmallRyeConfig config = config();
    try {
      if (args.length == 0) {
        // Nobody comes in where a command runs.
        var _ = WayIn.of(key -> config.getOptionalValue(key, String.class));
      }
    } catch (StartRefusedException e) {
      return didNotStart(e);
    }
    if (config.getOptionalValue(JDBC_URL, String.class).isPresent()) {
      return runQuarkus(args);
    }
    CountDownLatch signalled = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().unstarted(() -> await(signalled, stopped));
    Runtime.getRuntime().addShutdownHook(hook);
    String folder = config.getOptionalValue("almanac.data-dir", String.class).orElse("data");
    try {
      Optional<RunningDatabase> running =
          runsBeside(args) ? RunningDatabase.on(folder) : Optional.empty();
      if (running.isPresent()) {
        use(running.get().jdbcUrl(), running.get().username(), running.get().password());
        return runQuarkus(args);
      }
      try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
        if (signalled.getCount() == 0) {
          // Quarkus cannot start in a process that is ending, and would say so with a trace.
          return new Exit(0, null, (_, _) -> {});
        }
        use(database.jdbcUrl(), database.username(), database.password());
        return runQuarkus(args);
      }
    } catch (EmbeddedDatabaseException e) {
      return didNotStart(e);
    } finally {
      List.of(JDBC_URL, USERNAME, PASSWORD).forEach(System::clearProperty);
      stopped.countDown();
      forget(hook);
    }
  }

  private static Exit didNotStart(Exception reason) {
    System.err.println("Almanac did not start: " + reason.getMessage());
    return new Exit(1, reason, (code, _) -> System.exit(code));
  }

  /** Runs until Quarkus has ended, and keeps for later the exit that it would have taken. */
  private static Exit runQuarkus(String... args) {
    BiConsumer<Integer, Throwable> usual = ApplicationLifecycleManager.getDefaultExitCodeHandler();
    Exit[] exit = {new Exit(0, null, usual)};
    ApplicationLifecycleManager.setDefaultExitCodeHandler(
        (code, cause) -> exit[0] = new Exit(code, cause, usual));
    try {
      if (args.length > 0) {
        // A command answers on the terminal; no door opens beside it, nor is anything else
        // imported.
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("almanac.content.at-start", "off");
        System.setProperty("almanac.snapshot.at", "");
        if (runsBeside(args)) {
          // Beside a server the index is that server's; without one it is not needed.
          System.setProperty("almanac.indexing.follow", "false");
          System.setProperty("almanac.indexing.watch", "false");
        }
        Quarkus.run(COMMANDS.get(args[0]), args);
      } else {
        Quarkus.run(args);
      }
    } finally {
      ApplicationLifecycleManager.setDefaultExitCodeHandler(usual);
    }
    return exit[0];
  }

  /** Whether it is a command for beside a running server, too. */
  private static boolean runsBeside(String... args) {
    return args.length > 0 && !args[0].equals(ImportCommand.NAME);
  }

  private static void use(String jdbcUrl, String username, String password) {
    System.setProperty(JDBC_URL, jdbcUrl);
    System.setProperty(USERNAME, username);
    System.setProperty(PASSWORD, password);
  }

  /**
   * The sources of Quarkus itself, in a builder of our own: the global one must not be made yet.
   */
  private static SmallRyeConfig config() {
    return new SmallRyeConfigBuilder()
        .withCustomizers(new QuarkusConfigBuilderCustomizer())
        .withSources(new PropertiesLocationConfigSourceFactory())
        .addDefaultInterceptors()
        .addDefaultSources()
        .build();
  }

  /** A signal ends the process when the hooks are through, whatever main is still doing. */
  private static void await(CountDownLatch signalled, CountDownLatch stopped) {
    try {
      signalled.countDown();
      var _ = stopped.await(2, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The hook is running and has just been let go.
    }
  }

  private record Exit(int code, @Nullable Throwable cause, BiConsumer<Integer, Throwable> usual) {
    void leave() {
      usual.accept(code, cause);
    }
  }
}
