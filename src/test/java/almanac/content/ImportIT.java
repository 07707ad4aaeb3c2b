package almanac.content;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.Importer.Report;
import almanac.content.file.Problem;
import almanac.document.journal.Journal;
import almanac.document.synonym.Synonyms;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Folders;
import almanac.testing.HistoryFiles;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import makes of files: whose instants are believed, and what is never written. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ImportIT {
  private static final LocalDate YEAR_20 = LocalDate.of(2020, 1, 1);
  private static final LocalDate YEAR_21 = LocalDate.of(2021, 1, 1);
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Inject Knowledge knowledge;
  @Inject Importer importer;
  @Inject Synonyms synonyms;
  @Inject Journal journal;

  private final Api api = Api.ofTest();
  private final Path folder = Folders.fresh("import");
  private final String slug = "imported-" + COUNT.incrementAndGet();

  @BeforeEach
  void knowledgeIsThere() {
    knowledge.ready();
  }

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  private void file(String name, LocalDate from, String title, String published) {
    HistoryFiles.write(
        folder.resolve("policy").resolve(slug).resolve(name + ".md"),
        HistoryFiles.policy(title, "tags: [imported]\n", from, null, published));
  }

  /** Versions 1 and 2, published in 2019 and 2020 where they were written. */
  private void twoVersions() {
    file("2020-01-01", YEAR_20, "第一版", HistoryFiles.published(1, "2019-12-01T00:00:00Z"));
    file("2021-01-01", YEAR_21, "第二版", HistoryFiles.published(2, "2020-12-01T00:00:00Z"));
  }

  private JsonObject version(int number) {
    return api.data(
            """
            query ($s: ID!, $n: Int!) {
              version(slug: $s, number: $n) { state publishedAt importedAt withdrawnAt } }
            """,
            "s",
            slug,
            "n",
            number)
        .getJsonObject("version");
  }

  private JsonArray changes() {
    return api.data(
            "{ changes(first: 100, filter: {tags: [\"imported\"]}) { edges { node { slug number"
                + " action at } } } }")
        .getJsonObject("changes")
        .getJsonArray("edges");
  }

  private List<String> changesOfSlug() {
    return changes().stream()
        .map(e -> e.asJsonObject().getJsonObject("node"))
        .filter(n -> n.getString("slug").equals(slug))
        .map(n -> n.getInt("number") + " " + n.getString("action"))
        .toList();
  }

  @Test
  void newDocument_itsInstantsAreBelieved_andTheJournalTellsWhenItCame() {
    twoVersions();
    Instant before = Instant.now();
    Report report = knowledge.add(folder);

    assertThat(report).isEqualTo(new Report(2, 0, 2, false, List.of()));
    assertThat(version(1).getString("publishedAt")).isEqualTo("2019-12-01T00:00:00Z");
    assertThat(version(2).getString("publishedAt")).isEqualTo("2020-12-01T00:00:00Z");
    Instant imported = Instant.parse(version(2).getString("importedAt"));
    assertThat(imported).isAfterOrEqualTo(before.minusSeconds(1));
    assertThat(changesOfSlug()).containsExactly("1 PUBLISHED", "2 PUBLISHED");
    assertThat(changes().getLast().asJsonObject().getJsonObject("node").getString("at"))
        .isEqualTo(version(2).getString("importedAt"));
  }

  @Test
  void newVersionOfAKnownDocument_isKnownFromItsImportOn_whateverItsFileSays() {
    file("2020-01-01", YEAR_20, "第一版", HistoryFiles.published(1, "2019-12-01T00:00:00Z"));
    knowledge.add(folder);
    twoVersions();
    Report report = knowledge.add(folder);

    assertThat(report).isEqualTo(new Report(2, 1, 1, false, List.of()));
    String published = version(2).getString("publishedAt");
    assertThat(published).isEqualTo(version(2).getString("importedAt"));
    assertThat(Instant.parse(published)).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(governing("2020-12-01T00:00:01Z")).isEqualTo(1);
    assertThat(governing(Instant.parse(published).minusNanos(1000).toString())).isEqualTo(1);
    assertThat(governing(published)).isEqualTo(2);
  }

  private int governing(String knownAt) {
    return api.data(
            """
            query ($s: ID!, $k: DateTime) {
              document(slug: $s, asOf: "2021-06-01", knownAt: $k) { version { number } } }
            """,
            "s",
            slug,
            "k",
            knownAt)
        .getJsonObject("document")
        .getJsonObject("version")
        .getInt("number");
  }

  @Test
  void secondRun_writesNothing() {
    twoVersions();
    knowledge.add(folder);
    JsonArray before = changes();
    Report again = knowledge.add(folder);

    assertThat(again).isEqualTo(new Report(2, 2, 0, false, List.of()));
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void check_writesNothing_andTellsWhatAnImportWould() {
    twoVersions();
    JsonArray before = changes();

    assertThat(importer.check(folder)).isEqualTo(new Report(2, 0, 2, false, List.of()));
    assertThat(changes()).isEqualTo(before);
    assertThat(importer.check(folder).added()).isEqualTo(2);
  }

  @Test
  void synonyms_arePublishedOnce_andChangeWithTheirFileAlone() throws IOException {
    List<Synonym> others = synonyms.current();
    Path file = folder.resolve("synonyms.txt");
    HistoryFiles.write(file, "街 => 库\n街 => 册\n");

    assertThat(importer.check(folder)).isEqualTo(new Report(0, 0, 0, true, List.of()));
    assertThat(synonyms.current()).isEqualTo(others);
    assertThat(importer.apply(folder)).isEqualTo(new Report(0, 0, 0, true, List.of()));
    assertThat(synonyms.current()).containsExactly(new Synonym("街", "库"), new Synonym("街", "册"));
    Instant head = journal.head();
    assertThat(importer.apply(folder)).isEqualTo(new Report(0, 0, 0, false, List.of()));
    HistoryFiles.write(file, "街 => 街\n");
    assertThat(importer.apply(folder).refused()).isTrue();
    Files.delete(file);
    assertThat(importer.apply(folder)).isEqualTo(new Report(0, 0, 0, false, List.of()));
    assertThat(synonyms.current()).containsExactly(new Synonym("街", "库"), new Synonym("街", "册"));
    assertThat(journal.head()).isEqualTo(head);

    synonyms.replace(others, "test");
    knowledge.awaitIndex();
  }

  @Test
  void missingFile_removesNothing() throws IOException {
    twoVersions();
    knowledge.add(folder);
    Files.delete(folder.resolve("policy").resolve(slug).resolve("2020-01-01.md"));

    assertThat(knowledge.add(folder)).isEqualTo(new Report(1, 1, 0, false, List.of()));
    assertThat(version(1).getString("state")).isEqualTo("PUBLISHED");
  }

  @Test
  void publishedText_changedInItsFile_isRefusedAndTheCorrectionNamed() {
    twoVersions();
    knowledge.add(folder);
    file("2020-01-01", YEAR_20, "改过的第一版", HistoryFiles.published(3, "2021-12-01T00:00:00Z"));
    Report report = importer.apply(folder);

    assertThat(report.refused()).isTrue();
    assertThat(report.problems())
        .extracting(p -> p.code() + " " + p.sentence())
        .containsExactly("SLOT_TAKEN A published text never changes: write 2020-01-01.2.md.");
    assertThat(changesOfSlug()).containsExactly("1 PUBLISHED", "2 PUBLISHED");
  }

  @Test
  void correction_underTheNextOrdinal_replacesTheTextOfThatDay() {
    twoVersions();
    knowledge.add(folder);
    file("2021-01-01.2", YEAR_21, "更正", HistoryFiles.published(3, "2021-02-01T00:00:00Z"));
    knowledge.add(folder);

    assertThat(governing(version(3).getString("publishedAt"))).isEqualTo(3);
  }

  @Test
  void withdrawnFile_ofANewDocument_isWithdrawnSinceThen() {
    file("2020-01-01", YEAR_20, "第一版", HistoryFiles.published(1, "2019-12-01T00:00:00Z"));
    file(
        "2021-01-01",
        YEAR_21,
        "撤回的第二版",
        HistoryFiles.published(2, "2020-12-01T00:00:00Z")
            + "withdrawn: {at: 2021-02-01T00:00:00Z, by: policy-approver, reason: 误发}\n");
    knowledge.add(folder);

    assertThat(version(2).getString("state")).isEqualTo("WITHDRAWN");
    assertThat(version(2).getString("withdrawnAt")).isEqualTo("2021-02-01T00:00:00Z");
    assertThat(governing("2021-01-31T00:00:00Z")).isEqualTo(2);
    assertThat(governing("2021-02-01T00:00:00Z")).isEqualTo(1);
    assertThat(changesOfSlug()).containsExactly("1 PUBLISHED", "2 PUBLISHED", "2 WITHDRAWN");
  }

  @Test
  void withdrawnFile_ofAKnownDocument_isPublishedAndTakenBackHere() {
    file("2020-01-01", YEAR_20, "第一版", HistoryFiles.published(1, "2019-12-01T00:00:00Z"));
    knowledge.add(folder);
    file(
        "2021-01-01",
        YEAR_21,
        "撤回的第二版",
        HistoryFiles.published(2, "2020-12-01T00:00:00Z")
            + "withdrawn: {at: 2021-02-01T00:00:00Z, by: policy-approver, reason: 误发}\n");
    file(
        "2022-01-01",
        LocalDate.of(2022, 1, 1),
        "第三版",
        HistoryFiles.published(3, "2021-12-01T00:00:00Z"));
    Report report = knowledge.add(folder);

    assertThat(report.added()).isEqualTo(2);
    assertThat(version(2).getString("state")).isEqualTo("WITHDRAWN");
    assertThat(Instant.parse(version(2).getString("withdrawnAt")))
        .isAfter(Instant.parse(version(2).getString("publishedAt")));
    assertThat(governing(version(2).getString("withdrawnAt"))).isEqualTo(1);
    assertThat(changesOfSlug())
        .containsExactly("1 PUBLISHED", "2 PUBLISHED", "3 PUBLISHED", "2 WITHDRAWN");
  }

  @Test
  void withdrawalInTheFile_ofAPublishedVersion_isToldAndWithdrawsNothing() {
    twoVersions();
    knowledge.add(folder);
    file(
        "2021-01-01",
        YEAR_21,
        "第二版",
        HistoryFiles.published(2, "2020-12-01T00:00:00Z")
            + "withdrawn: {at: 2021-02-01T00:00:00Z, by: policy-approver}\n");
    Report report = importer.apply(folder);

    assertThat(report.refused()).isFalse();
    assertThat(report.problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.WITHDRAWN_ELSEWHERE);
    assertThat(version(2).getString("state")).isEqualTo("PUBLISHED");
  }

  @Test
  void unpublishedFile_entersInReview_andIsPublishedByNoLaterImport() {
    file("2020-01-01", YEAR_20, "待审", "");
    assertThat(knowledge.add(folder).added()).isEqualTo(1);
    file("2020-01-01", YEAR_20, "待审", HistoryFiles.published(1, "2019-12-01T00:00:00Z"));

    assertThat(knowledge.add(folder)).isEqualTo(new Report(1, 1, 0, false, List.of()));
    assertThat(api.data("{ document(slug: \"%s\") { slug } }".formatted(slug)).isNull("document"))
        .isTrue();
    assertThat(changesOfSlug()).isEmpty();
  }

  @Test
  void oneBadFile_keepsTheWholeFolderOut() {
    twoVersions();
    file("2022-01-01", YEAR_21, "名不符实", HistoryFiles.published(3, "2021-12-01T00:00:00Z"));
    Report report = importer.apply(folder);

    assertThat(report.refused()).isTrue();
    assertThat(importer.check(folder).known()).isZero();
    assertThat(changesOfSlug()).isEmpty();
  }

  @Test
  void clauseThatOthersPointAt_cannotGoWithoutThem() throws IOException {
    twoVersions();
    String other = slug + "-points";
    HistoryFiles.write(
        folder.resolve("policy/" + other + "/2020-01-01.md"),
        HistoryFiles.policy(
                "指向", "", YEAR_20, null, HistoryFiles.published(1, "2019-12-01T00:00:00Z"))
            .replace("指向 的正文", "见[那条](" + slug + "#one)"));
    knowledge.add(folder);
    Folders.delete(folder.resolve("policy/" + other));
    Path next = folder.resolve("policy/" + slug + "/2022-01-01.md");
    HistoryFiles.write(
        next,
        HistoryFiles.policy(
                "没有那条",
                "",
                LocalDate.of(2022, 1, 1),
                null,
                HistoryFiles.published(3, "2021-12-01T00:00:00Z"))
            .replace("clause: one", "clause: two")
            .replace("{#one}", "{#two}"));
    Report report = importer.apply(folder);

    assertThat(report.problems())
        .extracting(p -> p.code() + " " + p.sentence())
        .containsExactly(
            "BROKEN_LINK The clause %s#one is gone, but %s links to it.".formatted(slug, other));
  }

  @Test
  void foldersThatCannotBeTaken_leaveTheServerUnharmed() throws IOException {
    JsonArray before = changes();
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, Collections.emptySet());

    assertThat(importer.apply(folder.resolve("missing")).refused()).isTrue();
    assertThat(importer.apply(Path.of("src/test/resources/kb-content/broken/files")).refused())
        .isTrue();
    assertThat(importer.apply(Path.of("src/test/resources/kb-content/broken/between")).refused())
        .isTrue();
    // Root reads every folder, and finds this one empty.
    boolean root = "root".equals(System.getProperty("user.name"));
    assertThat(importer.apply(closed).refused()).isEqualTo(!root);
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertThat(changes()).isEqualTo(before);
    assertThat(api.get("/q/health/ready").status()).isEqualTo(200);
  }
}
