package almanac;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source is as google-java-format writes it. {@code ./mvnw -q test -Dtest=FormatTest
 * -Dalmanac.rewrite=true} writes them so; docs/adr/format-in-a-test.md says why a test does it.
 */
class FormatTest {
  private final Formatter formatter = new Formatter();

  @Test
  void every_source_is_as_google_java_format_writes_it() throws Exception {
    List<Path> otherwise = new ArrayList<>();
    for (Path source : sources()) {
      String written = Files.readString(source);
      String formatted = format(written);
      if (!formatted.equals(written)) {
        if (Boolean.getBoolean("almanac.rewrite")) {
          Files.writeString(source, formatted);
        } else {
          otherwise.add(source);
        }
      }
    }
    assertThat(otherwise)
        .as("format them with ./mvnw -q test -Dtest=FormatTest -Dalmanac.rewrite=true")
        .isEmpty();
  }

  private String format(String source) throws FormatterException {
    String imports = ImportOrderer.reorderImports(source, Style.GOOGLE);
    return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(imports));
  }

  private static List<Path> sources() throws IOException {
    try (var tree = Files.walk(Path.of("src"))) {
      return tree.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
