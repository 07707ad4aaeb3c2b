package almanac.document.embedded;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL processes that an Almanac which was killed left behind on a data folder. Only the
 * holder of the folder's lock may ask: then whatever still runs from its binaries serves nobody.
 */
final class Leftovers {
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(60);
  private static final Duration LAST_WORD = Duration.ofSeconds(10);

  private final Path binaries;
  private final Path postmasterPid;

  Leftovers(DataFolder folder) {
    this.binaries = folder.binaries();
    this.postmasterPid = folder.cluster().resolve("postmaster.pid");
  }

  /** Returns when none is left: server, start helper, or an initdb that outlived its parent. */
  void stop() throws IOException, InterruptedException {
    boolean gone =
        goneWithin(Duration.ZERO)
            // Fast shutdown: sessions are rolled back, everything is written, nothing to recover.
            || (signal("INT", heads()) && goneWithin(FAST_SHUTDOWN))
            // At once: what was committed is in the log and is recovered at the next start.
            || (signal("QUIT", heads()) && goneWithin(LAST_WORD))
            || (signal("KILL", running()) && goneWithin(LAST_WORD));
    if (!gone) {
      throw new EmbeddedDatabaseException(
          "a PostgreSQL that an earlier Almanac left behind does not stop (process %s)."
              .formatted(pids(running())));
    }
    forgetStalePid();
  }

  List<ProcessHandle> running() {
    return ProcessHandle.allProcesses().filter(this::runsFromOurBinaries).toList();
  }

  private boolean runsFromOurBinaries(ProcessHandle process) {
    return process.info().command().map(Path::of).filter(it -> it.startsWith(binaries)).isPresent();
  }

  private boolean goneWithin(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    // Asked again and again, not awaited by handle: a container without an init never reaps
    // zombies.
    while (!running().isEmpty()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  /** Those without a parent among them: a postmaster ends its own children in the right order. */
  private List<ProcessHandle> heads() {
    List<ProcessHandle> all = running();
    return all.stream().filter(it -> it.parent().filter(all::contains).isEmpty()).toList();
  }

  /**
   * Java itself can only send TERM, which lets a server wait for its sessions for ever, and KILL.
   */
  private static boolean signal(String name, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -%s %s".formatted(name, pids(processes)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return true;
  }

  /**
   * PostgreSQL refuses to start while postmaster.pid names any live process, and numbers come round
   * again, in containers at once. A file that names a PostgreSQL of someone else is left to it.
   */
  private void forgetStalePid() throws IOException {
    if (Files.exists(postmasterPid) && !namesPostgres(Files.readString(postmasterPid))) {
      Files.delete(postmasterPid);
    }
  }

  private static boolean namesPostgres(String pidFile) {
    String first = pidFile.lines().findFirst().orElse("").strip();
    return first.matches("[1-9][0-9]*")
        && ProcessHandle.of(Long.parseLong(first))
            .flatMap(process -> process.info().command())
            .filter(command -> command.endsWith("/postgres"))
            .isPresent();
  }

  private static String pids(List<ProcessHandle> processes) {
    return processes.stream().map(it -> Long.toString(it.pid())).collect(joining(" "));
  }
}
