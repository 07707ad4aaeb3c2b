package almanac.snapshot;

import almanac.document.DocumentException;
import almanac.snapshot.Snapshot.Made;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code snapshot <file.html> [--as-of <day>] [--groups <group>,...]} on the command line. Whoever
 * can run it can read the database, so it makes a page for any groups. Exits with 0 if all is well,
 * 1 if the file could not be written, 2 if the words make no sense.
 */
public class SnapshotCommand implements QuarkusApplication {
  /** The word that asks for this command. */
  public static final String NAME = "snapshot";

  private static final String AS_OF = "--as-of";
  private static final String GROUPS = "--groups";
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Snapshot snapshot;

  SnapshotCommand(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public int run(String... words) {
    PrintStream out = System.out;
    Map<String, String> options = new HashMap<>();
    String file = null;
    for (Iterator<String> rest = List.of(words).listIterator(1); rest.hasNext(); ) {
      String word = rest.next();
      boolean option = Set.of(AS_OF, GROUPS).contains(word);
      if (option && rest.hasNext() && !options.containsKey(word)) {
        options.put(word, rest.next());
      } else if (file == null && !word.startsWith("--") && word.endsWith(".html")) {
        file = word;
      } else {
        return misused(out);
      }
    }
    try {
      LocalDate asOf = options.containsKey(AS_OF) ? LocalDate.parse(options.get(AS_OF)) : null;
      Set<String> groups =
          options.containsKey(GROUPS)
              ? Set.copyOf(List.of(options.get(GROUPS).split(",", -1)))
              : Set.of();
      if (file == null || groups.contains("")) {
        return misused(out);
      }
      Made made = snapshot.write(Path.of(file), asOf, groups);
      out.printf(
          "%d documents in force on %s, %d bytes: %s%n",
          made.documents(), made.asOf(), made.bytes(), made.file());
      if (made.unreadable() > 0) {
        out.printf("%d documents are missing: their texts are damaged%n", made.unreadable());
      }
      return 0;
    } catch (DateTimeException _) {
      return misused(out);
    } catch (IOException e) {
      out.printf("%s cannot be written: %s%n", file, e);
      return FAILED;
    } catch (DocumentException e) {
      out.println(e.getMessage());
      return FAILED;
    }
  }

  private static int misused(PrintStream out) {
    out.println("Usage: snapshot <file.html> [--as-of 2026-01-31] [--groups vip,east]");
    return MISUSED;
  }
}
