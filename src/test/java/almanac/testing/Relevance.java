package almanac.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A query of the relevance set and the documents that answer it, the best one first. What a query
 * means is in {@code src/test/resources/relevance/README.md}; a query is never changed because the
 * program fails it.
 *
 * @param kind how the agent typed it, as one of the 16 classes of the set
 * @param asOf the day the agent asks about
 */
public record Relevance(String kind, String query, LocalDate asOf, List<String> expected) {
  /** The day of a query that names none. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static final Path FOLDER = Path.of("src/test/resources/relevance");
  private static final String HEADER = "class\tquery\tasOf\texpected";

  public Relevance {
    expected = List.copyOf(expected);
  }

  /** The queries that weights may be fitted to. */
  public static List<Relevance> tuning() {
    return read("tuning.tsv");
  }

  /** The queries that are only reported: nothing is fitted to them. */
  public static List<Relevance> reported() {
    return read("reported.tsv");
  }

  private static List<Relevance> read(String file) {
    try {
      List<String> lines =
          Files.readAllLines(FOLDER.resolve(file)).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      if (!lines.getFirst().equals(HEADER)) {
        throw new IllegalArgumentException(file + " does not begin with its header line");
      }
      return lines.stream().skip(1).map(Relevance::line).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Relevance line(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 4) {
      throw new IllegalArgumentException("not four columns: " + line);
    }
    LocalDate asOf = cells[2].isEmpty() ? TODAY : LocalDate.parse(cells[2]);
    return new Relevance(cells[0], cells[1], asOf, List.of(cells[3].split(",", -1)));
  }
}
