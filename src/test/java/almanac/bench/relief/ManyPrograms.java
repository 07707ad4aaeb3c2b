package almanac.bench.relief;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programmes of kb-content over and over, each time with one more criterion, as files. */
final class ManyPrograms {
  private static final Path KB = Path.of("kb-content");
  private static final Pattern CLAUSE = Pattern.compile("clause: ([a-z0-9-]+)");
  private static final int STEP = 250;

  private ManyPrograms() {}

  /** Writes kb-content and so many programmes besides to a folder that is not there yet. */
  static void write(Path folder, int count) throws IOException {
    try (Stream<Path> files = Files.walk(KB)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(KB.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    List<Path> samples;
    try (Stream<Path> slugs = Files.list(KB.resolve("relief-program"))) {
      samples = slugs.sorted().map(ManyPrograms::inForce).flatMap(Stream::ofNullable).toList();
    }
    for (int i = 0; i < count; i++) {
      Path sample = samples.get(i % samples.size());
      Path copy =
          folder
              .resolve("relief-program")
              .resolve(KB.relativize(sample).getName(1) + "-" + i)
              .resolve(sample.getFileName());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, changed(Files.readString(sample), i));
    }
  }

  // The last file that is open-ended and has begun.
  private static @Nullable Path inForce(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .filter(f -> f.getFileName().toString().compareTo("2026-11") < 0)
          .filter(f -> !f.getFileName().toString().contains(".2."))
          .filter(f -> read(f).contains("until: }"))
          .reduce((_, last) -> last)
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String changed(String text, int i) {
    String eligibility = text.substring(text.indexOf("\neligibility:"));
    Matcher clause = CLAUSE.matcher(eligibility);
    if (!clause.find()) {
      throw new IllegalStateException("no clause in " + eligibility);
    }
    return text.replaceFirst("(?m)^title: (.*)$", "title: $1之" + i)
        .replaceFirst("(?m)^supersedes: .*\n", "")
        .replaceFirst("published: \\{number: \\d+", "published: {number: 1")
        .replaceFirst(
            "(?m)^eligibility:\n",
            "eligibility:\n  - {fact: debt-total, at-least: %d, clause: %s}\n"
                .formatted((i + 1) * STEP, clause.group(1)));
  }
}
