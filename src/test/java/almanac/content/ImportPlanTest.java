package almanac.content;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.FileProblems;
import almanac.content.file.Problem;
import almanac.content.file.VersionFile;
import almanac.content.file.VersionFile.Place;
import almanac.content.file.VersionReader;
import almanac.document.Imports.Held;
import almanac.document.text.Kind;
import almanac.testing.HistoryFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an import would write, for files of one document and what the database holds of it. */
class ImportPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final LocalDate YEAR_24 = LocalDate.of(2024, 1, 1);
  private static final LocalDate YEAR_25 = LocalDate.of(2025, 1, 1);
  private static final String AT_23 = "2023-12-01T00:00:00Z";
  private static final String AT_24 = "2024-12-01T00:00:00Z";

  private final List<Problem> problems = new ArrayList<>();

  private static Outline file(LocalDate from, int ordinal, String title, String published) {
    String name = from + (ordinal == 1 ? "" : "." + ordinal) + ".md";
    Place place = new Place("policy/slug/" + name, Kind.POLICY, "slug", from, ordinal);
    FileProblems inFile = new FileProblems(place.path());
    VersionFile read =
        VersionReader.read(place, HistoryFiles.policy(title, "", from, null, published), inFile);
    assertThat(inFile.all()).isEmpty();
    return Outline.of(Objects.requireNonNull(read));
  }

  private static String published(int number, String at) {
    return HistoryFiles.published(number, at);
  }

  private static Held held(Outline file, int number, @Nullable String last) {
    return new Held(
        "slug",
        Kind.POLICY,
        number,
        file.from(),
        file.hash(),
        false,
        last == null ? null : Instant.parse(last));
  }

  private ImportPlan plan(List<Held> holds, Outline... files) {
    return ImportPlan.of(
        Arrays.asList(files), holds.isEmpty() ? Map.of() : Map.of("slug", holds), NOW, problems);
  }

  private List<String> told() {
    return problems.stream().map(CheckedFolder::told).toList();
  }

  private final Outline first = file(YEAR_24, 1, "一", published(1, AT_23));
  private final Outline second = file(YEAR_25, 1, "二", published(2, AT_24));

  @Test
  void emptyDatabase_getsAllVersions_inTheOrderOfTheirNumbers() {
    Outline early = file(LocalDate.of(2023, 1, 1), 1, "三", published(3, "2025-01-01T00:00:00Z"));
    Outline draft = file(LocalDate.of(2022, 1, 1), 1, "待审", "");
    ImportPlan plan = plan(List.of(), draft, early, second, first);

    assertThat(told()).isEmpty();
    assertThat(plan.add()).containsOnlyKeys("slug");
    assertThat(plan.add().get("slug")).containsExactly(first, second, early, draft);
    assertThat(plan.size()).isEqualTo(4);
  }

  @Test
  void heldVersions_areKnownByTheirHash_andTheRestIsAdded() {
    ImportPlan plan = plan(List.of(held(first, 1, AT_23)), first, second);

    assertThat(told()).isEmpty();
    assertThat(plan.known()).isEqualTo(1);
    assertThat(plan.add().get("slug")).containsExactly(second);
  }

  @Test
  void everythingHeld_leavesNothingToDo() {
    ImportPlan plan = plan(List.of(held(first, 1, AT_23), held(second, 2, AT_24)), first);

    assertThat(told()).isEmpty();
    assertThat(plan).isEqualTo(new ImportPlan(Map.of(), 1));
  }

  @Test
  void takenSlot_withAnotherText_isRefused() {
    plan(List.of(held(first, 1, AT_23)), file(YEAR_24, 1, "改", published(2, AT_24)));

    assertThat(told()).containsExactly("policy/slug/2024-01-01.md [SLOT_TAKEN]");
    assertThat(problems.getFirst().sentence())
        .isEqualTo("A published text never changes: write 2024-01-01.2.md.");
  }

  @Test
  void correctionOfAHeldText_underTheNextOrdinal_isAdded() {
    Outline correction = file(YEAR_24, 2, "改", published(2, AT_24));

    assertThat(plan(List.of(held(first, 1, AT_23)), correction).add().get("slug"))
        .containsExactly(correction);
    assertThat(told()).isEmpty();
  }

  @Test
  void correctionThatLeavesAnOrdinalOut_isRefused() {
    plan(List.of(held(first, 1, AT_23)), file(YEAR_24, 3, "改", published(2, AT_24)));

    assertThat(told()).containsExactly("policy/slug/2024-01-01.3.md [BAD_NAME]");
  }

  @Test
  void publicationBeforeTheHistoryThatIsHeld_isBackdated() {
    for (String at : List.of("2023-11-30T00:00:00Z", AT_23)) {
      problems.clear();
      plan(List.of(held(first, 1, AT_23)), file(YEAR_25, 1, "二", published(2, at)));
      assertThat(told()).containsExactly("policy/slug/2025-01-01.md:11 published.at [BACKDATED]");
    }
    problems.clear();
    plan(
        List.of(held(first, 1, AT_23)),
        file(YEAR_25, 1, "二", published(2, "2023-12-01T00:00:00.000001Z")));
    assertThat(told()).isEmpty();
  }

  @Test
  void oneReleaseOfANewDocument_maySharePublicationInstants() {
    plan(List.of(), first, file(YEAR_25, 1, "二", published(2, AT_23)));

    assertThat(told()).isEmpty();
  }

  @Test
  void publicationOrWithdrawalToCome_isRefused() {
    plan(List.of(), file(YEAR_24, 1, "一", published(1, "2026-11-22T04:00:00.000001Z")));
    plan(
        List.of(),
        file(
            YEAR_24,
            1,
            "一",
            published(1, AT_23)
                + "withdrawn: {at: 2026-11-22T04:00:00.000001Z, by: policy-approver}\n"));

    assertThat(told())
        .containsExactly(
            "policy/slug/2024-01-01.md:11 published.at [FUTURE]",
            "policy/slug/2024-01-01.md:11 withdrawn.at [FUTURE]");
  }

  @Test
  void numbersOfANewDocument_mayLeaveSomeOut_asDiscardedDraftsDo() {
    Outline fourth = file(YEAR_25, 1, "四", published(4, AT_24));

    assertThat(plan(List.of(), fourth, first).add().get("slug")).containsExactly(first, fourth);
    assertThat(plan(List.of(held(first, 1, AT_23)), first, fourth).add().get("slug"))
        .containsExactly(fourth);
    assertThat(told()).isEmpty();
  }

  @Test
  void newDocument_mayHavePublishedALaterNumberFirst() {
    plan(
        List.of(),
        file(YEAR_24, 1, "一", published(1, AT_24)),
        file(YEAR_25, 1, "二", published(2, AT_23)));
    assertThat(told()).isEmpty();

    Outline third = file(LocalDate.of(2026, 1, 1), 1, "三", published(3, "2024-06-01T00:00:00Z"));
    plan(List.of(held(first, 1, AT_23)), second, third);
    assertThat(told()).containsExactly("policy/slug/2026-01-01.md:11 published.at [BACKDATED]");
  }

  @Test
  void numberThatDoesNotRise_isRefused() {
    plan(List.of(), first, file(YEAR_25, 1, "三", published(1, AT_24)));
    plan(List.of(held(first, 3, AT_23)), file(YEAR_25, 1, "一", published(3, AT_24)));

    assertThat(told())
        .containsExactly(
            "policy/slug/2025-01-01.md:11 published.number [BAD_NUMBER]",
            "policy/slug/2025-01-01.md:11 published.number [BAD_NUMBER]");
    assertThat(problems)
        .extracting(Problem::sentence)
        .containsExactly("A number above 1 is expected.", "A number above 3 is expected.");
  }

  @Test
  void releaseOfAKnownDocument_maySharePublicationInstants() {
    Outline third = file(LocalDate.of(2026, 1, 1), 1, "三", published(3, AT_24));
    plan(List.of(held(first, 1, AT_23)), second, third);

    assertThat(told()).isEmpty();
  }

  @Test
  void withdrawalOfAHeldVersion_isToldAndRefusesNothing() {
    Outline withdrawn =
        file(
            YEAR_24,
            1,
            "一",
            published(1, AT_23) + "withdrawn: {at: 2024-06-01T00:00:00Z, by: policy-approver}\n");
    ImportPlan plan = plan(List.of(held(first, 1, AT_23)), withdrawn);

    assertThat(plan).isEqualTo(new ImportPlan(Map.of(), 1));
    assertThat(told())
        .containsExactly("policy/slug/2024-01-01.md:11 withdrawn [WITHDRAWN_ELSEWHERE]");
    assertThat(problems).noneMatch(Problem::refuses);
  }

  @Test
  void slugThatIsHeldAsAnotherKind_isRefused() {
    Held other =
        new Held("slug", Kind.SPECIAL_CASE, 1, YEAR_24, "hash", false, Instant.parse(AT_23));
    plan(List.of(other), second);

    assertThat(told()).containsExactly("policy/slug/2025-01-01.md [DUPLICATE]");
  }
}
