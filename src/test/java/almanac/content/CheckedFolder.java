package almanac.content;

import almanac.content.file.FileProblems;
import almanac.content.file.Problem;
import almanac.content.file.VersionFile;
import almanac.document.Imports.Held;
import almanac.document.synonym.Synonyms.Synonym;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A content folder read and checked as an import does it, against a database that is only told. */
record CheckedFolder(
    List<VersionFile> files, ImportPlan plan, List<Synonym> synonyms, List<Problem> problems) {

  /** A folder before an empty database. */
  static CheckedFolder of(Path folder, Instant now) {
    return of(folder, Map.of(), now);
  }

  static CheckedFolder of(Path folder, Map<String, List<Held>> held, Instant now) {
    List<Problem> problems = new ArrayList<>();
    List<VersionFile> files = new ArrayList<>();
    List<Synonym> synonyms = List.of();
    ContentFolder open = ContentFolder.open(folder, problems);
    if (open != null) {
      for (VersionFile.Place place : open.places(problems)) {
        FileProblems inFile = new FileProblems(place.path());
        VersionFile file = open.read(place, inFile);
        problems.addAll(inFile.all());
        if (file != null) {
          files.add(file);
        }
      }
      synonyms = Objects.requireNonNullElse(open.synonyms(problems), List.of());
    }
    List<Outline> outlines = files.stream().map(Outline::of).toList();
    if (problems.isEmpty()) {
      FolderCheck.check(outlines, Map.of(), problems);
    }
    ImportPlan plan = ImportPlan.of(outlines, held, now, problems);
    return new CheckedFolder(files, plan, synonyms, problems);
  }

  /** Each problem as {@code file:line key [CODE]}, without its sentence. */
  List<String> told() {
    return problems.stream().map(CheckedFolder::told).toList();
  }

  static String told(Problem p) {
    return p.file()
        + (p.line() > 0 ? ":" + p.line() : "")
        + (p.key() == null ? "" : " " + p.key())
        + " ["
        + p.code()
        + "]";
  }
}
