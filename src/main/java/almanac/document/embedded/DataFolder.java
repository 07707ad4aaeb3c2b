package almanac.document.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder under {@code almanac.data-dir} that holds the database, locked: whoever has an open
 * one is alone on it, in this process and in all others. Never open {@code almanac.lock} anywhere
 * else: POSIX drops a process's lock when it closes any descriptor of the file.
 */
final class DataFolder implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> FOR_US_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** pg_ctl hands the path to sh between double quotes, and postmaster.pid is read line by line. */
  private static final Pattern NOT_FOR_SH = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path binaries;
  private final FileChannel lock;

  private DataFolder(Path path, Path binaries, FileChannel lock) {
    this.path = path;
    this.binaries = binaries;
    this.lock = lock;
  }

  static DataFolder lock(String configured) {
    Path asked;
    try {
      asked = Path.of(configured).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      String reason = "%s; LC_ALL=C.UTF-8 lets Java write every letter".formatted(e.getReason());
      throw refused(configured, reason, e);
    }
    if (NOT_FOR_SH.matcher(asked.toString()).find()) {
      throw refused(asked, "the path must not have \" $ ` \\ or a control character in it", null);
    }
    try {
      Files.createDirectories(asked, FOR_US_ALONE);
      return lock(asked.toRealPath());
    } catch (FileAlreadyExistsException e) {
      throw refused(asked, "it is a file, not a folder", e);
    } catch (IOException e) {
      throw refused(asked, "it cannot be created or written: " + reason(e), e);
    }
  }

  private static DataFolder lock(Path path) throws IOException {
    if (!HELD.add(path)) {
      throw refused(path, "this process already uses it", null);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path.resolve("almanac.lock"), CREATE, READ, WRITE);
      if (channel.tryLock() == null) {
        throw refused(path, "another Almanac uses it (process %s)".formatted(read(channel)), null);
      }
      write(channel, Long.toString(ProcessHandle.current().pid()));
      Path binaries = Files.createDirectories(path.resolve("postgres-bin"), FOR_US_ALONE);
      return new DataFolder(path, binaries.toRealPath(), channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      HELD.remove(path);
      throw e;
    }
  }

  /** Whether another process is alone on a folder; so this one must not be. */
  static boolean isLockedElsewhere(Path folder) throws IOException {
    Path file = folder.resolve("almanac.lock");
    if (Files.notExists(file) || HELD.contains(folder.toRealPath())) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, READ, WRITE);
        FileLock free = channel.tryLock()) {
      return free == null;
    }
  }

  Path cluster() {
    return path.resolve("postgres");
  }

  /** A real path, as the system names the programs that run from it. */
  Path binaries() {
    return binaries;
  }

  Path log() {
    return path.resolve("postgres.log");
  }

  Path password() {
    return path.resolve("postgres.password");
  }

  /**
   * Lies in the cluster itself, so that a cluster put back from a backup is never taken for half.
   */
  Path marker() {
    return cluster().resolve("almanac.complete");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(path);
    }
  }

  /** Empties a folder but keeps it: it may be a link to another disk, or a mount. */
  static void empty(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Path root = folder.toRealPath();
    List<Path> content;
    try (var walk = Files.walk(root)) {
      content = walk.filter(file -> !file.equals(root)).sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : content) {
      Files.deleteIfExists(file);
    }
  }

  private static EmbeddedDatabaseException refused(
      Object folder, String why, @Nullable Exception cause) {
    return new EmbeddedDatabaseException(
        "the data folder %s (almanac.data-dir) cannot be used: %s.".formatted(folder, why), cause);
  }

  /** What the system says, or else the kind of failure in words. */
  static String reason(IOException e) {
    if (!(e instanceof FileSystemException problem)) {
      return String.valueOf(e.getMessage());
    }
    if (problem.getReason() != null) {
      return problem.getReason();
    }
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return "%s: %s".formatted(words, problem.getFile());
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), UTF_8);
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
  }
}
