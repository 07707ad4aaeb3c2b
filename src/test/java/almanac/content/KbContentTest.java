package almanac.content;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.VersionFile;
import almanac.document.text.Clause;
import almanac.document.text.Kind;
import almanac.document.text.Markdown;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Span;
import almanac.document.time.Timeline.State;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The knowledge of this repository, on a fixed day so that no passing date turns a build red. */
class KbContentTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00+08:00");
  private static final CheckedFolder KB = CheckedFolder.of(Path.of("kb-content"), NOW);

  private static final Map<String, List<VersionFile>> DOCUMENTS =
      KB.files().stream()
          .sorted(Comparator.comparingInt(f -> span(f).number()))
          .collect(
              groupingBy(
                  f -> f.place().slug(), TreeMap::new, java.util.stream.Collectors.toList()));

  @Test
  void folder_checkedBeforeAnEmptyDatabase_hasNoProblem() {
    assertThat(KB.problems()).isEmpty();
    assertThat(KB.plan().known()).isZero();
    assertThat(KB.plan().size()).isEqualTo(KB.files().size());
  }

  @Test
  void streetWords_areManyEnough() {
    assertThat(KB.synonyms()).hasSizeGreaterThanOrEqualTo(75);
  }

  @Test
  void folder_ofThisRepository_isLargeEnough() {
    List<Integer> lengths = KB.files().stream().map(f -> body(f).length()).sorted().toList();
    List<Integer> clauses = KB.files().stream().map(f -> clauses(f).size()).sorted().toList();
    System.out.printf(
        "kb-content: %d policies, %d programmes, %d special cases, %d versions;"
            + " median %d characters and %d clauses; %s%n",
        count(Kind.POLICY),
        count(Kind.RELIEF_PROGRAM),
        count(Kind.SPECIAL_CASE),
        KB.files().size(),
        median(lengths),
        median(clauses),
        states());

    assertThat(count(Kind.POLICY)).isGreaterThanOrEqualTo(20);
    assertThat(count(Kind.RELIEF_PROGRAM)).isGreaterThanOrEqualTo(12);
    assertThat(count(Kind.SPECIAL_CASE)).isGreaterThanOrEqualTo(15);
    assertThat(KB.files()).hasSizeGreaterThanOrEqualTo(75);
    assertThat(median(lengths)).isGreaterThanOrEqualTo(400);
    assertThat(median(clauses)).isGreaterThanOrEqualTo(4);
  }

  @Test
  void everyProgramme_inEveryVersion_isMarkedAsASample() {
    assertThat(KB.files())
        .filteredOn(f -> f.place().kind() == Kind.RELIEF_PROGRAM)
        .allMatch(f -> f.content().sample());
  }

  @Test
  void everyPolicy_inEveryVersion_citesASource() {
    assertThat(KB.files())
        .filteredOn(f -> f.place().kind() == Kind.POLICY)
        .allMatch(f -> !f.content().sources().isEmpty());
  }

  @Test
  void everyVersion_isPublished_andByFourEyes() {
    assertThat(KB.files()).allMatch(f -> f.published() != null);
  }

  @Test
  void twoDocuments_inTheirLatestTexts_shareNoMoreThanPhrases() {
    List<String> slugs = List.copyOf(DOCUMENTS.keySet());
    List<Set<String>> grams = slugs.stream().map(s -> grams(body(versions(s).getLast()))).toList();
    List<String> alike = new ArrayList<>();
    for (int i = 0; i < slugs.size(); i++) {
      for (int j = i + 1; j < slugs.size(); j++) {
        Set<String> shared = new HashSet<>(grams.get(i));
        shared.retainAll(grams.get(j));
        int smaller = Math.min(grams.get(i).size(), grams.get(j).size());
        if (shared.size() >= 0.6 * smaller) {
          alike.add(slugs.get(i) + " and " + slugs.get(j));
        }
      }
    }
    assertThat(alike).isEmpty();
  }

  @Test
  void chainsOfRegulations_areKeptVersionByVersion() {
    assertThat(days("collection-conduct"))
        .containsExactly("2018-12-31", "2024-05-15", "2025-02-28");
    assertThat(days("bank-collection-guideline")).containsExactly("2026-01-30");
    assertThat(days("interest-rules")).containsExactly("2017-01-01", "2021-01-01");
    assertThat(days("penalty-rules")).startsWith("2017-01-01");
    assertThat(days("malicious-overdraft")).containsExactly("2009-12-31", "2018-12-01");
    assertThat(days("issuing-guideline")).startsWith("2017-12-31", "2019-12-17", "2024-06-04");
    assertThat(days("loan-subsidy")).containsExactly("2025-09-01", "2026-01-20");
  }

  @Test
  void reliefOfItsTime_hasLapsed() {
    assertThat(standing("epidemic-relief-2020", TODAY)).isEqualTo(State.LAPSED);
    assertThat(standing("epidemic-relief-2020", LocalDate.of(2020, 3, 1)))
        .isEqualTo(State.IN_FORCE);
    assertThat(standing("one-time-credit-repair", LocalDate.of(2026, 3, 31)))
        .isEqualTo(State.IN_FORCE);
    assertThat(standing("one-time-credit-repair", LocalDate.of(2026, 4, 1)))
        .isEqualTo(State.LAPSED);
    assertThat(standing("loan-subsidy", LocalDate.of(2026, 12, 31))).isEqualTo(State.IN_FORCE);
    assertThat(standing("loan-subsidy", LocalDate.of(2027, 1, 1))).isEqualTo(State.LAPSED);
  }

  @Test
  void today_atLeastTwoDocumentsHaveLapsed_andOneTextIsScheduled() {
    assertThat(states().getOrDefault(State.LAPSED, 0L)).isGreaterThanOrEqualTo(2);
    assertThat(KB.files()).anyMatch(f -> f.place().from().isAfter(TODAY));
  }

  private static Map<State, Long> states() {
    return DOCUMENTS.keySet().stream()
        .collect(
            groupingBy(
                s -> standing(s, TODAY), TreeMap::new, java.util.stream.Collectors.counting()));
  }

  private static List<VersionFile> versions(String slug) {
    return Objects.requireNonNull(DOCUMENTS.get(slug), slug);
  }

  private static State standing(String slug, LocalDate day) {
    List<Span> spans = versions(slug).stream().map(KbContentTest::span).toList();
    return Timeline.governing(spans, day, NOW).orElseThrow().state();
  }

  private static Span span(VersionFile f) {
    var published = f.published();
    var withdrawn = f.withdrawn();
    if (published == null) {
      throw new AssertionError(f.place().path() + " was never published");
    }
    return new Span(
        published.number(),
        f.place().from(),
        f.content().effective().until(),
        published.at(),
        withdrawn == null ? null : withdrawn.at());
  }

  private static List<String> days(String slug) {
    return DOCUMENTS.getOrDefault(slug, List.of()).stream()
        .map(f -> f.place().from().toString())
        .toList();
  }

  private static long count(Kind kind) {
    return DOCUMENTS.values().stream().filter(d -> d.getFirst().place().kind() == kind).count();
  }

  private static List<Clause> clauses(VersionFile f) {
    return f.content().clauses();
  }

  // The words alone: neither blanks nor marks make a text longer.
  private static String body(VersionFile f) {
    return Markdown.text(clauses(f)).replaceAll("\\s", "");
  }

  private static Set<String> grams(String text) {
    Set<String> grams = new HashSet<>();
    IntStream.rangeClosed(0, text.length() - 8).forEach(i -> grams.add(text.substring(i, i + 8)));
    return grams;
  }

  private static int median(List<Integer> sorted) {
    return sorted.get(sorted.size() / 2);
  }
}
