package almanac.search.pinyin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The Chinese of kb-content, in which properties are tried on what desks really write. */
final class HanOfContent {
  private static final Pattern RUN = Pattern.compile("[\u4e00-\u9fff]+");

  private HanOfContent() {}

  /** Each character once. */
  static IntStream characters() throws IOException {
    return runs().stream().flatMapToInt(String::chars).distinct();
  }

  /** Each stretch of characters with nothing between them, once. */
  static List<String> runs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("kb-content"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> RUN.matcher(text(file)).results())
          .map(MatchResult::group)
          .distinct()
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
