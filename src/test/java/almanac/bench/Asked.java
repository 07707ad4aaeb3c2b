package almanac.bench;

import almanac.testing.Relevance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people ask: titles, their own words, questions and sentences of the real content.
 *
 * @param kind where it is from; or the class of the relevance set
 */
record Asked(String kind, String query, LocalDate asOf) {
  private static final Pattern LISTED =
      Pattern.compile("(?m)^(aliases|heard-as|asked-as): \\[(.+)]$");
  private static final Pattern TITLE = Pattern.compile("(?m)^title: (.+)$");
  private static final int SENTENCES_OF_A_TEXT = 3;
  private static final int LONGEST = 60;

  /** Those of the content, in an order that is the same in each run. */
  static List<String> queries() {
    List<String> shuffled = new ArrayList<>(ofContent().keySet());
    Collections.shuffle(shuffled, new Random(1));
    return shuffled;
  }

  /** Those of the content and of the relevance set, in such an order. */
  static List<Asked> all() {
    Map<String, Asked> all = ofContent();
    Stream.of(Relevance.tuning(), Relevance.reported())
        .flatMap(List::stream)
        .forEach(r -> all.putIfAbsent(r.query(), new Asked(r.kind(), r.query(), r.asOf())));
    List<Asked> shuffled = new ArrayList<>(all.values());
    Collections.shuffle(shuffled, new Random(1));
    return shuffled;
  }

  /** What is asked, by the words. */
  private static Map<String, Asked> ofContent() {
    Map<String, Asked> all = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("kb-content"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        String text = Files.readString(file);
        Matcher title = TITLE.matcher(text);
        while (title.find()) {
          add(all, "title", title.group(1).strip());
        }
        Matcher listed = LISTED.matcher(text);
        while (listed.find()) {
          for (String line : listed.group(2).split(", ", -1)) {
            add(all, listed.group(1), line);
          }
        }
        String body = text.substring(text.indexOf("\n---\n") + 5).replaceAll("\\]\\([^)]*\\)", "");
        Stream.of(body.split("[。！？；\n]", -1))
            .map(s -> s.replaceAll("[#*\\[\\]{}|>-]", "").strip())
            .filter(s -> s.length() >= 10 && s.length() <= LONGEST)
            .limit(SENTENCES_OF_A_TEXT)
            .forEach(s -> add(all, "sentence", s));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static void add(Map<String, Asked> all, String kind, String query) {
    all.putIfAbsent(query, new Asked(kind, query, Relevance.TODAY));
  }
}
