package almanac.content.file;

import almanac.content.file.VersionFile.Place;
import almanac.document.text.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The content files of this repository as texts, each with its place. */
final class KbFiles {
  private static final Path FOLDER = Path.of("kb-content");

  private KbFiles() {}

  record KbFile(Place place, String text) {
    /** The file as a draft has it: without what tells of its publication. */
    String draft() {
      return text.replaceFirst("(?m)^published: .*\n", "");
    }
  }

  static List<KbFile> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".md")).sorted().map(KbFiles::file).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KbFile file(Path file) {
    try {
      Path path = FOLDER.relativize(file);
      Kind kind =
          Arrays.stream(Kind.values())
              .filter(k -> path.startsWith(k.folder()))
              .findFirst()
              .orElseThrow();
      LocalDate from = LocalDate.parse(path.getName(2).toString().substring(0, 10));
      return new KbFile(
          new Place(path.toString(), kind, path.getName(1).toString(), from, 1),
          Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
