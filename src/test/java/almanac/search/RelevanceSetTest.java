package almanac.search;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Relevance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The relevance set is whole, and no query of it is a line that the content already answers. */
class RelevanceSetTest {
  private static final Path CONTENT = Path.of("kb-content");

  private static final Pattern NAMES =
      Pattern.compile("^(?:aliases|heard-as|asked-as): \\[(.*)]$", Pattern.MULTILINE);

  private static final List<String> CLASSES =
      List.of(
          "abbreviation",
          "as-of",
          "confused-syllable",
          "exact",
          "full-pinyin",
          "homophone",
          "initials",
          "mid-sentence",
          "mixed",
          "number",
          "one-character",
          "question",
          "slip",
          "synonym",
          "traditional",
          "two-words");

  @Test
  void eachFile_holds100Queries() {
    assertThat(Relevance.tuning()).hasSize(100);
    assertThat(Relevance.reported()).hasSize(100);
  }

  @Test
  void eachFile_holdsAllClassesWithAtLeastSix() {
    for (List<Relevance> file : List.of(Relevance.tuning(), Relevance.reported())) {
      Map<String, Long> sizes =
          file.stream().collect(groupingBy(query -> query.kind(), counting()));
      assertThat(sizes.keySet()).containsExactlyInAnyOrderElementsOf(CLASSES);
      assertThat(sizes.values()).allMatch(size -> size >= 6);
    }
  }

  @Test
  void queries_areAllDifferent() {
    assertThat(all().map(Relevance::query)).doesNotHaveDuplicates();
  }

  @Test
  void queries_haveNoSpaceAround() {
    assertThat(all().map(Relevance::query)).allMatch(query -> query.equals(query.strip()));
  }

  @Test
  void noQuery_isALineThatTheContentAnswersByItself() throws IOException {
    Set<String> names = names();
    Set<String> synonyms = synonyms();

    // So that a pattern which matches nothing does not pass.
    assertThat(names).hasSizeGreaterThan(350).contains("停息挂账", "发条短信算不算催过我");
    assertThat(synonyms).hasSizeGreaterThan(90).contains("停息挂账", "个人破产");
    assertThat(all().map(Relevance::query)).doesNotContainAnyElementsOf(names);
    assertThat(all().map(Relevance::query)).doesNotContainAnyElementsOf(synonyms);
  }

  @Test
  void expectedDocuments_exist() throws IOException {
    Set<String> expected =
        all().flatMap(query -> query.expected().stream()).collect(Collectors.toSet());

    assertThat(slugs()).containsAll(expected);
  }

  @Test
  void eachDocument_isExpectedOnce() throws IOException {
    assertThat(all().flatMap(query -> query.expected().stream())).containsAll(slugs());
  }

  @Test
  void queries_expectAFewDifferentDocuments() {
    assertThat(all())
        .allSatisfy(query ->
            assertThat(query.expected())
                .doesNotHaveDuplicates()
                .hasSizeBetween(1, query.kind().equals("one-character") ? 5 : 3));
  }

  @Test
  void onlyTheClassAsOf_asksAboutAnotherDay() {
    assertThat(all())
        .allSatisfy(query ->
            assertThat(query.asOf().equals(Relevance.TODAY))
                .isNotEqualTo(query.kind().equals("as-of")));
  }

  private static Stream<Relevance> all() {
    return Stream.concat(Relevance.tuning().stream(), Relevance.reported().stream());
  }

  private static Set<String> slugs() throws IOException {
    try (Stream<Path> folders = Files.walk(CONTENT, 2)) {
      return folders
          .filter(
              folder -> Files.isDirectory(folder) && CONTENT.relativize(folder).getNameCount() == 2)
          .map(folder -> folder.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CONTENT)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        NAMES
            .matcher(Files.readString(file))
            .results()
            .flatMap(list -> Stream.of(list.group(1).split(",", -1)))
            .map(String::strip)
            .forEach(names::add);
      }
    }
    return names;
  }

  private static Set<String> synonyms() throws IOException {
    try (Stream<String> lines = Files.lines(CONTENT.resolve("synonyms.txt"))) {
      return lines
          .filter(line -> line.contains("=>"))
          .flatMap(line -> Stream.of(line.split("=>", -1)))
          .map(String::strip)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
