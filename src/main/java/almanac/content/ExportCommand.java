package almanac.content;

import almanac.content.Exporter.Export;
import almanac.document.DocumentException;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * {@code export <folder>} on the command line: writes all that was ever published as content files,
 * beside a running server or without one. Exits with 0 if all is well, 1 if nothing was written or
 * an import would refuse what was, 2 if the words make no sense.
 */
public class ExportCommand implements QuarkusApplication {
  /** The word that asks for this command. */
  public static final String NAME = "export";

  private static final int REFUSED = 1;
  private static final int MISUSED = 2;

  private final Exporter exporter;

  ExportCommand(Exporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public int run(String... words) {
    PrintStream out = System.out;
    if (words.length != 2 || words[1].isBlank()) {
      out.println("Usage: export <folder>");
      return MISUSED;
    }
    try {
      Export export = exporter.export(Path.of(words[1]));
      out.printf(
          "%d documents, %d versions, %d bytes as of %s are in %s%n",
          export.documents(), export.versions(), export.bytes(), export.head(), export.folder());
      if (!export.problems().isEmpty()) {
        export.problems().forEach(out::println);
        out.printf("An import would refuse it: %d problems%n", export.problems().size());
        return REFUSED;
      }
      return 0;
    } catch (DocumentException e) {
      out.println(e.getMessage());
      return REFUSED;
    } catch (InvalidPathException e) {
      out.println("This is no name of a folder: " + e.getReason() + ".");
      return REFUSED;
    }
  }
}
