package almanac.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people ask: titles, their own words, questions and sentences of the real content. */
final class Asked {
  private static final Pattern LISTED =
      Pattern.compile("(?m)^(aliases|heard-as|asked-as): \\[(.+)]$");
  private static final Pattern TITLE = Pattern.compile("(?m)^title: (.+)$");
  private static final int SENTENCES_OF_A_TEXT = 3;
  private static final int LONGEST = 60;

  private Asked() {}

  /** All of them, in an order that is the same in each run. */
  static List<String> queries() {
    Set<String> all = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(Path.of("kb-content"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        String text = Files.readString(file);
        Matcher title = TITLE.matcher(text);
        while (title.find()) {
          all.add(title.group(1).strip());
        }
        Matcher listed = LISTED.matcher(text);
        while (listed.find()) {
          all.addAll(List.of(listed.group(2).split(", ", -1)));
        }
        String body = text.substring(text.indexOf("\n---\n") + 5).replaceAll("\\]\\([^)]*\\)", "");
        Stream.of(body.split("[。！？；\n]", -1))
            .map(s -> s.replaceAll("[#*\\[\\]{}|>-]", "").strip())
            .filter(s -> s.length() >= 10 && s.length() <= LONGEST)
            .limit(SENTENCES_OF_A_TEXT)
            .forEach(all::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(1));
    return shuffled;
  }
}
