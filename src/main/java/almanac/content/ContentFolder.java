package almanac.content;

import almanac.content.file.FileProblems;
import almanac.content.file.FileText;
import almanac.content.file.Problem;
import almanac.content.file.Problem.Code;
import almanac.content.file.VersionFile;
import almanac.content.file.VersionFile.Place;
import almanac.content.file.VersionReader;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.document.text.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of content: which files it has, and the text of each. */
final class ContentFolder {
  static final String SYNONYMS = "synonyms.txt";
  private static final String OUTSIDE = "The link leads out of the content folder.";
  private static final Pattern PLACE =
      Pattern.compile(
          "([a-z-]+)/("
              + VersionFile.ID
              + ")/([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\\.([1-9][0-9]{0,3}))?\\.md");
  private static final int MAX_SLUG = 100;

  private final Path root;

  private ContentFolder(Path root) {
    this.root = root;
  }

  /** The folder, or null with a problem if it cannot be read. */
  static @Nullable ContentFolder open(Path folder, List<Problem> problems) {
    if (!Files.isDirectory(folder)) {
      problems.add(folderProblem("There is no folder " + folder + "."));
      return null;
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      problems.add(folderProblem("The folder " + folder + " may not be read."));
      return null;
    }
    try {
      return new ContentFolder(folder.toRealPath());
    } catch (IOException e) {
      problems.add(folderProblem("The folder " + folder + " cannot be read: " + e.getMessage()));
      return null;
    }
  }

  private static Problem folderProblem(String sentence) {
    return new Problem(Code.FOLDER, "", 0, null, sentence);
  }

  /** The content files, in the order of their paths. Hidden files are passed over. */
  List<Place> places(List<Problem> problems) {
    List<Place> places = new ArrayList<>();
    walk(root, places, problems);
    return places;
  }

  private void walk(Path folder, List<Place> places, List<Problem> problems) {
    List<Path> inside;
    try (Stream<Path> list = Files.list(folder)) {
      inside = list.sorted().toList();
    } catch (IOException e) {
      problems.add(problem(Code.UNREADABLE, folder, "The folder cannot be read."));
      return;
    }
    for (Path path : inside) {
      if (path.getFileName().toString().startsWith(".") || path.equals(root.resolve(SYNONYMS))) {
        continue;
      }
      if (!staysInside(path)) {
        problems.add(problem(Code.BAD_NAME, path, OUTSIDE));
      } else if (Files.isSymbolicLink(path) && Files.isDirectory(path)) {
        // Links to each other's folders would be walked through for ever.
        problems.add(problem(Code.BAD_NAME, path, "A link to a folder is not followed."));
      } else if (Files.isDirectory(path)) {
        walk(path, places, problems);
      } else {
        Place place = place(path, problems);
        if (place != null) {
          places.add(place);
        }
      }
    }
  }

  private boolean staysInside(Path path) {
    try {
      return path.toRealPath().startsWith(root);
    } catch (IOException e) {
      return false;
    }
  }

  private @Nullable Place place(Path file, List<Problem> problems) {
    String path = relative(file);
    Matcher m = PLACE.matcher(path);
    if (m.matches() && m.group(2).length() <= MAX_SLUG) {
      for (Kind kind : Kind.values()) {
        if (kind.folder().equals(m.group(1))) {
          try {
            int ordinal = m.group(4) == null ? 1 : Integer.parseInt(m.group(4));
            return new Place(path, kind, m.group(2), LocalDate.parse(m.group(3)), ordinal);
          } catch (DateTimeException e) {
            break;
          }
        }
      }
    }
    problems.add(
        problem(
            Code.BAD_NAME,
            file,
            "A file is named <kind>/<slug>/<from>.md, such as policy/card-measures/2022-07-07.md,"
                + " with a kind of policy, relief-program, special-case."));
    return null;
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private Problem problem(Code code, Path file, String sentence) {
    return new Problem(code, relative(file), 0, null, sentence);
  }

  /** Reads a file; null where it cannot be read at all. */
  @Nullable VersionFile read(Place place, FileProblems problems) {
    String text = text(root.resolve(place.path()), problems);
    return text == null ? null : VersionReader.read(place, text, problems);
  }

  /** The synonyms of the folder; null if it has none, or they cannot be read at all. */
  @Nullable List<Synonym> synonyms(List<Problem> problems) {
    Path file = root.resolve(SYNONYMS);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    FileProblems inFile = new FileProblems(SYNONYMS);
    @Nullable List<Synonym> synonyms = null;
    if (!staysInside(file)) {
      problems.add(problem(Code.BAD_NAME, file, OUTSIDE));
    } else {
      String text = text(file, inFile);
      synonyms = text == null ? null : SynonymReader.read(text, inFile);
    }
    problems.addAll(inFile.all());
    return synonyms;
  }

  private static @Nullable String text(Path file, FileProblems problems) {
    try {
      if (!Files.isRegularFile(file)) {
        problems.add(Code.UNREADABLE, 0, null, "This is no file that can be read.");
        return null;
      }
      if (Files.size(file) > FileText.MAX_BYTES) {
        problems.add(Code.TOO_LARGE, 0, null, "A file has at most 1 MiB.");
        return null;
      }
      return FileText.of(Files.readAllBytes(file), problems);
    } catch (IOException e) {
      problems.add(Code.UNREADABLE, 0, null, "The file cannot be read.");
      return null;
    }
  }
}
