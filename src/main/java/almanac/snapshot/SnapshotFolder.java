package almanac.snapshot;

import almanac.document.DocumentException.Forbidden;
import almanac.document.DocumentException.Unavailable;
import almanac.document.Viewer;
import almanac.document.time.BusinessTime;
import almanac.snapshot.Snapshot.Made;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where this server keeps its snapshots: the last few of each sort, and {@code latest.html}, which
 * is always the last one of the night. Only one is made at a time. Names are never a client's.
 */
@ApplicationScoped
public class SnapshotFolder {
  private static final Logger LOG = Logger.getLogger(SnapshotFolder.class);
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Snapshot snapshot;
  private final BusinessTime time;
  private final Path folder;
  private final Set<String> nightGroups;
  private final int keep;
  private final ReentrantLock making = new ReentrantLock();

  SnapshotFolder(
      Snapshot snapshot,
      BusinessTime time,
      @ConfigProperty(name = "almanac.snapshot.path") Path folder,
      @ConfigProperty(name = "almanac.snapshot.groups") Optional<Set<String>> nightGroups,
      @ConfigProperty(name = "almanac.snapshot.keep", defaultValue = "7") int keep) {
    this.snapshot = snapshot;
    this.time = time;
    this.folder = folder.toAbsolutePath().normalize();
    this.nightGroups = nightGroups.orElse(Set.of());
    this.keep = Math.max(1, keep);
  }

  /**
   * Makes a page because somebody asks for it. It does not become the latest, whose audience is
   * another.
   *
   * @param asOf the business day; null: today
   * @throws Forbidden if it is to be for a group that he is not in: he could else read what he may
   *     not
   * @throws Unavailable if another one is being made, or the folder cannot be written
   */
  public Made make(@Nullable LocalDate asOf, List<String> groups, Viewer by) {
    Set<String> foreign = new TreeSet<>(groups);
    foreign.removeAll(by.groups());
    if (!foreign.isEmpty()) {
      throw new Forbidden(
          "A snapshot can be made only for groups of yours: not %s."
              .formatted(foreign.iterator().next()));
    }
    return alone(() -> made("asked-", asOf, Set.copyOf(groups)));
  }

  /** Makes the page of the night, which becomes the latest. */
  Made makeLatest() {
    return alone(() -> {
      Made made = made("nightly-", null, nightGroups);
      Path half = Files.createTempFile(folder, ".snapshot-", ".half", Snapshot.OURS);
      Files.copy(made.file(), half, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(half, Snapshot.OURS.value());
      Files.move(
          half, latest(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return made;
    });
  }

  /** The page of the last night that went well, if there is one. */
  Path latest() {
    return folder.resolve("latest.html");
  }

  private Made made(String sort, @Nullable LocalDate asOf, Set<String> groups) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    String name = sort + SECOND.format(time.now().atZone(time.zone())) + ".html";
    Made made = snapshot.write(folder.resolve(name), asOf, groups);
    files(sort + "*.html").stream()
        .sorted(Comparator.reverseOrder())
        .skip(keep)
        .forEach(SnapshotFolder::delete);
    // A server that was killed leaves half a page behind.
    Instant old = time.now().minus(LEFT_BEHIND);
    files(".snapshot-*.half").stream()
        .filter(half -> half.toFile().lastModified() < old.toEpochMilli())
        .forEach(SnapshotFolder::delete);
    return made;
  }

  private List<Path> files(String glob) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      return StreamSupport.stream(files.spliterator(), false).toList();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warnf("%s stays although it is no longer kept: %s", file, e.getMessage());
    }
  }

  private Made alone(Making task) {
    if (!making.tryLock()) {
      throw new Unavailable("Another snapshot is being made; try again soon.", null);
    }
    try {
      return task.make();
    } catch (IOException e) {
      throw new Unavailable("The snapshot cannot be written on this server.", e);
    } finally {
      making.unlock();
    }
  }

  /** What is done while no other snapshot is made. */
  private interface Making {
    Made make() throws IOException;
  }
}
