package almanac.content;

import almanac.content.Importer.Report;
import almanac.document.DocumentException;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code import [--check] <folder>} on the command line: imports a folder, or only checks it. Exits
 * with 0 if all is well, 1 if the folder was refused, 2 if the words make no sense.
 */
public class ImportCommand implements QuarkusApplication {
  /** The word that asks for this command. */
  public static final String NAME = "import";

  private static final String CHECK = "--check";
  private static final int REFUSED = 1;
  private static final int MISUSED = 2;

  private final Importer importer;

  ImportCommand(Importer importer) {
    this.importer = importer;
  }

  @Override
  public int run(String... words) {
    PrintStream out = System.out;
    boolean check = words.length == 3 && words[1].equals(CHECK);
    if (!List.of(words).getFirst().equals(NAME) || words.length != (check ? 3 : 2)) {
      out.println("Usage: import [--check] <folder>, or rebuild, or snapshot <file.html>");
      return MISUSED;
    }
    try {
      Path folder = Path.of(words[words.length - 1]);
      Report report = check ? importer.check(folder) : importer.apply(folder);
      report.problems().forEach(out::println);
      if (report.synonymsReplaced() && !report.refused()) {
        out.println(check ? "The synonyms would be replaced" : "The synonyms were replaced");
      }
      out.printf(
          "%d files, %d known, %d versions %s, %d problems%n",
          report.files(),
          report.known(),
          report.added(),
          report.refused() ? "not added" : check ? "to be added" : "added",
          report.problems().size());
      return report.refused() ? REFUSED : 0;
    } catch (DocumentException e) {
      out.println(e.getMessage());
      return REFUSED;
    }
  }
}
