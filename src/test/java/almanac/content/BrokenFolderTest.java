package almanac.content;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.Problem;
import almanac.testing.Folders;
import almanac.testing.HistoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is wrong in a folder is told all at once, with its file, line and key. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BrokenFolderTest {
  private static final Path BROKEN = Path.of("src/test/resources/kb-content/broken");
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
  private static final String GOOD =
      HistoryFiles.policy("标题", "", DAY, null, HistoryFiles.published(1, "2023-12-20T00:00:00Z"));

  private final Path folder = Folders.fresh("broken");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  private Path file() {
    return folder.resolve("policy/slug/2024-01-01.md");
  }

  private List<String> told() {
    return CheckedFolder.of(folder, NOW).told();
  }

  @Test
  void files_eachBrokenInItsOwnWay_areAllToldAtOnce() {
    CheckedFolder files = CheckedFolder.of(BROKEN.resolve("files"), NOW);

    assertThat(files.told())
        .containsExactlyInAnyOrder(
            "law/wrong-kind/2024-01-01.md [BAD_NAME]",
            "policy/Upper-Case/2024-01-01.md [BAD_NAME]",
            "policy/author-approves/2024-01-01.md:8 published.approved-by [FOUR_EYES]",
            "policy/bomb-of-aliases/2024-01-01.md [BAD_YAML]",
            "policy/card-line-without-a-clause/2024-01-01.md:16 card.can[0].clause [MISSING_KEY]",
            "policy/card-too-long/2024-01-01.md:14 card [BAD_VALUE]",
            "policy/clause-twice/2024-01-01.md:22 [DUPLICATE]",
            "policy/control-character/2024-01-01.md:20 [UNREADABLE]",
            "policy/entry-twice/2024-01-01.md:4 tags [DUPLICATE]",
            "policy/front-matter-a-list/2024-01-01.md:2 [BAD_VALUE]",
            "policy/front-matter-a-list/2024-01-01.md:2 authority [MISSING_KEY]",
            "policy/front-matter-a-list/2024-01-01.md:2 card [MISSING_KEY]",
            "policy/front-matter-a-list/2024-01-01.md:2 effective [MISSING_KEY]",
            "policy/front-matter-a-list/2024-01-01.md:2 number [MISSING_KEY]",
            "policy/front-matter-a-list/2024-01-01.md:2 owner [MISSING_KEY]",
            "policy/front-matter-a-list/2024-01-01.md:2 sources [MISSING_KEY]",
            "policy/front-matter-a-list/2024-01-01.md:2 summary [MISSING_KEY]",
            "policy/front-matter-a-list/2024-01-01.md:2 title [MISSING_KEY]",
            "policy/front-matter-empty/2024-01-01.md:1 [BAD_YAML]",
            "policy/front-matter-without-an-end/2024-01-01.md:1 [BAD_YAML]",
            "policy/group-with-a-bar/2024-01-01.md:4 audience [BAD_VALUE]",
            "policy/half-a-character/2024-01-01.md [UNREADABLE]",
            "policy/heading-without-an-id/2024-01-01.md:22 [BAD_BODY]",
            "policy/key-twice/2024-01-01.md:5 tags [DUPLICATE]",
            "policy/keys-missing/2024-01-01.md:2 owner [MISSING_KEY]",
            "policy/keys-missing/2024-01-01.md:2 summary [MISSING_KEY]",
            "policy/keys-missing/2024-01-01.md:2 title [MISSING_KEY]",
            "policy/link-out-of-the-folder/2024-01-01.md:20 [BROKEN_LINK]",
            "policy/link-that-runs-a-script/2024-01-01.md:20 [BROKEN_LINK]",
            "policy/nested-too-deep/2024-01-01.md [BAD_YAML]",
            "policy/no-card/2024-01-01.md:2 card [MISSING_KEY]",
            "policy/no-clause/2024-01-01.md:12 figures.max-periods.clause [BROKEN_LINK]",
            "policy/no-clause/2024-01-01.md:16 card.can[0].clause [BROKEN_LINK]",
            "policy/no-clause/2024-01-01.md:18 [BAD_BODY]",
            "policy/no-day/first.md [BAD_NAME]",
            "policy/no-front-matter/2024-01-01.md:1 [BAD_YAML]",
            "policy/no-source/2024-01-01.md:2 sources [MISSING_KEY]",
            "policy/no-such-day/2024-01-01.md:6 effective.until [BAD_VALUE]",
            "policy/no-such-month/2024-13-01.md [BAD_NAME]",
            "policy/not-utf-8/2024-01-01.md [UNREADABLE]",
            "policy/not-yaml/2024-01-01.md:5 [BAD_YAML]",
            "policy/nul/2024-01-01.md:20 [UNREADABLE]",
            "policy/other-day-than-the-name/2024-01-01.md:6 effective.from [BAD_NAME]",
            "policy/published-as-number-0/2024-01-01.md:8 published.number [BAD_NUMBER]",
            "policy/published-as-number-0/2024-01-01.md:8 published.number [BAD_NUMBER]",
            "policy/published-without-a-moment/2024-01-01.md:8 published.at [MISSING_KEY]",
            "policy/published-without-an-offset/2024-01-01.md:8 published.at [BAD_VALUE]",
            "policy/published-without-an-offset/2024-01-01.md:8 published.at [MISSING_KEY]",
            "policy/text-before-the-first-clause/2024-01-01.md:18 [BAD_BODY]",
            "policy/two-documents/2024-01-01.md:5 [BAD_YAML]",
            "policy/unknown-clause/2024-01-01.md:16 card.can[0].clause [BROKEN_LINK]",
            "policy/unknown-key-inside/2024-01-01.md:12 figures.max-periods.colour [UNKNOWN_KEY]",
            "policy/unknown-key/2024-01-01.md:4 colour [UNKNOWN_KEY]",
            "policy/until-on-the-first-day/2024-01-01.md:6 effective.until [BAD_PERIOD]",
            "policy/withdrawn-before-published/2024-01-01.md:9 withdrawn [BAD_VALUE]",
            "policy/wrong-types/2024-01-01.md:12 figures.max-periods.value [BAD_VALUE]",
            "policy/wrong-types/2024-01-01.md:12 figures.max-periods.value [MISSING_KEY]",
            "policy/wrong-types/2024-01-01.md:2 title [BAD_VALUE]",
            "policy/wrong-types/2024-01-01.md:4 tags [BAD_VALUE]",
            "policy/wrong-types/2024-01-01.md:7 review-by [BAD_VALUE]",
            "policy/wrong-unit/2024-01-01.md:12 figures.max-periods.unit [BAD_VALUE]",
            "relief-program/any-of-inside-any-of/2024-01-01.md:8 eligibility[0].any-of[0].fact"
                + " [BAD_VALUE]",
            "relief-program/any-of-inside-any-of/2024-01-01.md:8 eligibility[0].any-of[0].fact"
                + " [MISSING_KEY]",
            "relief-program/criteria-nested-deep/2024-01-01.md [BAD_YAML]",
            "relief-program/criterion-in-itself/2024-01-01.md [BAD_YAML]",
            "relief-program/figure-badly-written/2024-01-01.md:10 terms.max-periods [BAD_VALUE]",
            "relief-program/promise-without-means/2024-01-01.md:13 card.can[0].means [MISSING_KEY]",
            "relief-program/share-over-100/2024-01-01.md:10 terms.down-payment-percent [BAD_VALUE]",
            "relief-program/two-comparisons/2024-01-01.md:8 eligibility[0].below [BAD_VALUE]",
            "relief-program/two-comparisons/2024-01-01.md:8 eligibility[0].below [BAD_VALUE]",
            "relief-program/unknown-choice/2024-01-01.md:8 eligibility[0].is [BAD_VALUE]",
            "relief-program/unknown-fact/2024-01-01.md:7 eligibility [MISSING_KEY]",
            "relief-program/unknown-fact/2024-01-01.md:8 eligibility[0].fact [BAD_VALUE]",
            "relief-program/unknown-term/2024-01-01.md:13 card.can[0].means.term [BAD_VALUE]",
            "stray.txt [BAD_NAME]");
    assertThat(files.problems()).allMatch(Problem::refuses);
    assertThat(files.problems())
        .allSatisfy(p -> assertThat(p.sentence()).matches(".{10,400}[.})]"));
  }

  @Test
  void whatLiesBetweenFiles_isToldOnceEachFileCanBeRead() {
    assertThat(CheckedFolder.of(BROKEN.resolve("between"), NOW).told())
        .containsExactlyInAnyOrder(
            "policy/correction-of-nothing/2024-01-01.2.md [BAD_NAME]",
            "policy/gap-before-the-successor/2024-01-01.md effective.until [NO_SUCCESSOR]",
            "policy/link-to-no-clause/2024-01-01.md [BROKEN_LINK]",
            "policy/link-to-no-clause/2024-01-01.md [BROKEN_LINK]",
            "policy/link-to-no-document/2024-01-01.md [BROKEN_LINK]",
            "policy/no-successor/2024-01-01.md effective.until [NO_SUCCESSOR]",
            "policy/number-twice/2024-07-01.md:8 published.number [BAD_NUMBER]",
            "policy/published-tomorrow/2024-01-01.md:8 published.at [FUTURE]",
            "policy/supersedes-nothing/2024-01-01.md supersedes [BROKEN_LINK]",
            "policy/withdrawn-tomorrow/2024-01-01.md:8 withdrawn.at [FUTURE]",
            "relief-program/figure-of-no-document/2024-01-01.md terms.max-periods [UNKNOWN_FIGURE]",
            "relief-program/slug-of-two-kinds/2024-01-01.md [DUPLICATE]",
            "relief-program/unknown-figure/2024-01-01.md terms.max-periods [UNKNOWN_FIGURE]");
  }

  @Test
  void goodFile_ofThisTest_hasNoProblem() {
    HistoryFiles.write(file(), GOOD);

    assertThat(told()).isEmpty();
  }

  @Test
  void file_overOneMebibyte_isTooLarge() {
    String padding = "期".repeat(349_200);
    HistoryFiles.write(file(), GOOD + padding);
    assertThat(told()).isEmpty();

    HistoryFiles.write(file(), GOOD + padding + "期".repeat(400));
    assertThat(told()).containsExactly("policy/slug/2024-01-01.md [TOO_LARGE]");
  }

  @Test
  void link_toAFileOutsideTheFolder_isNotRead() throws IOException {
    Path elsewhere = Folders.fresh("secret");
    Path secret = Files.writeString(elsewhere.resolve("secret.md"), GOOD);
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), secret);

    assertThat(told()).containsExactly("policy/slug/2024-01-01.md [BAD_NAME]");
    Folders.delete(elsewhere);
  }

  @Test
  void link_toAFileInsideTheFolder_isRead() throws IOException {
    HistoryFiles.write(folder.resolve(".store/text"), GOOD);
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), folder.resolve(".store/text"));

    assertThat(told()).isEmpty();
    assertThat(CheckedFolder.of(folder, NOW).files()).hasSize(1);
  }

  @Test
  void links_ofFoldersToOneAnother_areNotWalkedForEver() throws IOException {
    HistoryFiles.write(file(), GOOD);
    for (String name : List.of("a", "b", "c")) {
      Files.createSymbolicLink(folder.resolve("policy/slug/" + name), folder);
    }
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nothing"));

    assertThat(told())
        .containsExactly(
            "dangling [BAD_NAME]",
            "policy/slug/a [BAD_NAME]",
            "policy/slug/b [BAD_NAME]",
            "policy/slug/c [BAD_NAME]");
  }

  @Test
  void pipe_inPlaceOfAFile_isNotWaitedFor() throws Exception {
    Files.createDirectories(file().getParent());
    assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor()).isZero();

    assertThat(told()).containsExactly("policy/slug/2024-01-01.md [UNREADABLE]");
  }

  @Test
  void folder_thatIsMissingOrAFile_isOneProblem() throws IOException {
    assertThat(CheckedFolder.of(folder.resolve("missing"), NOW).told())
        .containsExactly(" [FOLDER]");
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(CheckedFolder.of(file, NOW).told()).containsExactly(" [FOLDER]");
  }

  @Test
  void folder_thatMayNotBeRead_isOneProblem_exceptForRootWhoReadsAll() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, Collections.emptySet());

    List<String> told = CheckedFolder.of(closed, NOW).told();
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertThat(told).isEqualTo(readsAll() ? List.of() : List.of(" [FOLDER]"));
  }

  @Test
  void file_thatMayNotBeRead_isToldByItsName_exceptForRootWhoReadsAll() throws IOException {
    HistoryFiles.write(file(), GOOD);
    Files.setPosixFilePermissions(file(), Collections.emptySet());

    assertThat(told())
        .isEqualTo(readsAll() ? List.of() : List.of("policy/slug/2024-01-01.md [UNREADABLE]"));
  }

  private static boolean readsAll() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Test
  void file_ofThreeHundredUnknownKeys_tellsOfFifty() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      keys.append("key-").append(i).append(": 1\n");
    }
    HistoryFiles.write(file(), GOOD.replace("owner:", keys + "owner:"));

    assertThat(told()).hasSize(50).allMatch(t -> t.endsWith("[UNKNOWN_KEY]"));
  }

  @Test
  void tagOfAJavaClass_isNoMoreThanAWord() {
    HistoryFiles.write(
        file(), GOOD.replace("owner:", "tags: !!javax.script.ScriptEngineManager [词]\nowner:"));

    CheckedFolder read = CheckedFolder.of(folder, NOW);
    assertThat(read.told()).isEmpty();
    assertThat(read.files().getFirst().content().tags()).containsExactly("词");
  }

  @Test
  void anyBytes_inAFile_areToldAndNeverThrown() throws IOException {
    var random = new java.util.Random(20261122);
    byte[] good = GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String marks = "---\n:{}[]&*!|>'\"%@`#,? \t-\r~^$\0";
    Files.createDirectories(file().getParent());
    for (int i = 0; i < 400; i++) {
      byte[] bytes = good.clone();
      for (int n = random.nextInt(1, 6); n > 0; n--) {
        int at = random.nextInt(bytes.length);
        bytes[at] =
            (byte)
                (random.nextBoolean()
                    ? marks.charAt(random.nextInt(marks.length()))
                    : random.nextInt(256));
      }
      Files.write(file(), bytes);
      assertThat(CheckedFolder.of(folder, NOW).problems())
          .as(() -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
          .allMatch(p -> p.line() >= 0 && !p.sentence().isBlank());
    }
  }
}
