package almanac.content;

import almanac.search.analysis.Synonyms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The synonyms of a folder, without a database between them. */
public final class SynonymLines {
  private SynonymLines() {}

  public static List<Synonyms.Line> of(Path folder) {
    try {
      return Files.readAllLines(folder.resolve("synonyms.txt")).stream()
          .filter(line -> line.contains(" => "))
          .map(line -> line.split(" => ", 2))
          .map(sides -> new Synonyms.Line(sides[0].strip(), sides[1].strip()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
