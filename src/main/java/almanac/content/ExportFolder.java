package almanac.content;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that comes to be as a whole: it is written beside its place, under a name that begins
 * with a dot, and takes its place at the end. Whatever ends before leaves nothing at the place. Its
 * files are for their owner alone.
 */
final class ExportFolder implements AutoCloseable {
  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path place;
  private final Path unfinished;
  private boolean finished;

  private ExportFolder(Path place, Path unfinished) {
    this.place = place;
    this.unfinished = unfinished;
  }

  /**
   * Begins a folder.
   *
   * @throws BadRequest if something is at its place that is not an empty folder
   */
  static ExportFolder at(Path asked) {
    Path place = asked.toAbsolutePath().normalize();
    Path parent = place.getParent();
    Path name = place.getFileName();
    if (parent == null || name == null) {
      throw new BadRequest("An export cannot take the place of " + place + "; name a new folder.");
    }
    try {
      refuseWhatIsThere(place);
      Files.createDirectories(parent, FOLDER);
      Path unfinished = Files.createTempDirectory(parent, "." + name + ".unfinished-", FOLDER);
      return new ExportFolder(place, unfinished);
    } catch (IOException e) {
      throw failed(place, e);
    }
  }

  private static void refuseWhatIsThere(Path place) throws IOException {
    if (Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    @Nullable String what = null;
    if (Files.isSymbolicLink(place)) {
      what = "is a link; name the folder itself, which must be new or empty";
    } else if (!Files.isDirectory(place)) {
      what = "is a file; name a folder that is new or empty";
    } else {
      try (Stream<Path> inside = Files.list(place)) {
        what = inside.findAny().isEmpty() ? null : "is not empty, and nothing is overwritten";
      }
    }
    if (what != null) {
      throw new BadRequest(place + " " + what + ".");
    }
  }

  /** What is failing, in one sentence, for whoever has to mend it. */
  private static Unavailable failed(Path place, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException denied -> "may not write " + denied.getFile();
          case FileAlreadyExistsException file -> file.getFile() + " is a file, not a folder";
          case NoSuchFileException missing -> missing.getFile() + " cannot be made";
          case FileSystemException other when other.getReason() != null ->
              other.getFile() + ": " + other.getReason();
          default -> String.valueOf(e.getMessage());
        };
    return new Unavailable("The export to %s was not written: %s.".formatted(place, reason), e);
  }

  /** Where it will be. */
  Path place() {
    return place;
  }

  /** Where it is as long as it is not finished. */
  Path unfinished() {
    return unfinished;
  }

  /** Writes a file; after this it survives a crash of the machine. */
  void write(String path, byte[] bytes) {
    Path file = unfinished.resolve(path);
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder, FOLDER);
      }
      try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), FILE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw failed(place, e);
    }
  }

  /** Puts the folder into its place. */
  void finish() {
    try {
      // Of what may have come there meanwhile, only an empty folder is replaced.
      Files.move(unfinished, place, ATOMIC_MOVE);
      finished = true;
      Path parent = place.getParent();
      if (parent != null) {
        try (FileChannel channel = FileChannel.open(parent, READ)) {
          channel.force(true);
        }
      }
    } catch (IOException e) {
      throw failed(place, e);
    }
  }

  /** Takes away what was not finished. */
  @Override
  public void close() {
    if (finished) {
      return;
    }
    try (Stream<Path> walk = Files.walk(unfinished)) {
      List<Path> all = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // What went wrong before matters more, and the name of what is left tells what it is.
    }
  }
}
