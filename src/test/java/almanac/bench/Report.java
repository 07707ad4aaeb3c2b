package almanac.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the benchmarks found: printed at once, and kept as Markdown. */
public final class Report {
  private final Path file;
  private final StringBuilder text = new StringBuilder();

  /** Written to this file, anew with each line. */
  public Report(Path file) {
    this.file = file;
  }

  /** A table begins. */
  public void title(String title, String... columns) {
    line("\n## " + title + "\n");
    row((Object[]) columns);
    row(Arrays.stream(columns).map(_ -> "---").toArray());
  }

  /** A row of it. */
  public void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell instanceof Double d ? number(d) : cell).append(" |");
    }
    line(row.toString());
  }

  /** Three digits that matter: 0.123, 1.23, 12.3, 1234. */
  private static String number(double value) {
    double size = Math.abs(value);
    return String.format(
        size < 1 ? "%.3f" : size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f", value);
  }

  /** A line of text. */
  public void line(String line) {
    System.out.println(line);
    text.append(line).append('\n');
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value that a share of all lies at or below; sorts them. */
  public static double quantile(double[] values, double share) {
    Arrays.sort(values);
    return values[(int) Math.min(values.length - 1L, Math.round(share * (values.length - 1)))];
  }
}
