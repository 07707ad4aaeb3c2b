package almanac.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the benchmarks found: printed at once, and kept as Markdown. */
final class Report {
  private final Path file;
  private final StringBuilder text = new StringBuilder();

  Report(Path file) {
    this.file = file;
  }

  void title(String title, String... columns) {
    line("\n## " + title + "\n");
    row((Object[]) columns);
    row(Arrays.stream(columns).map(_ -> "---").toArray());
  }

  void row(Object... cells) {
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

  void line(String line) {
    System.out.println(line);
    text.append(line).append('\n');
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value that a share of all lies at or below; sorts them. */
  static double quantile(double[] values, double share) {
    Arrays.sort(values);
    return values[(int) Math.min(values.length - 1L, Math.round(share * (values.length - 1)))];
  }
}
