package almanac.content;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.VersionFile;
import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.text.Card;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Criterion.Operator;
import almanac.document.text.Details.CardUse;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.InterestTerm;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Step;
import almanac.document.text.Details.Terms;
import almanac.document.text.Fact;
import almanac.document.text.Period;
import almanac.document.text.VersionContent;
import almanac.testing.Knowledge;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A folder without a fault, and each kind of document read as it was meant. */
class GoodFolderTest {
  private static final CheckedFolder GOOD =
      CheckedFolder.of(Knowledge.GOOD, Instant.parse("2026-11-22T04:00:00Z"));

  private static VersionFile file(String path) {
    return GOOD.files().stream()
        .filter(f -> f.place().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void good_beforeAnEmptyDatabase_hasNoProblem() {
    assertThat(GOOD.told()).isEmpty();
    assertThat(GOOD.files()).hasSize(15);
    assertThat(GOOD.plan().size()).isEqualTo(15);
  }

  @Test
  void programme_isReadWithItsTermsAndCriteria() {
    VersionContent content = file("relief-program/beta-plan/2024-06-01.md").content();

    assertThat(content.details())
        .isEqualTo(
            new ReliefProgramDetails(
                List.of(
                    new Criterion.Test(
                        Fact.DEBT_EXCEEDS_CAPACITY, Operator.IS, List.of("true"), "who"),
                    new Criterion.AnyOf(
                        List.of(
                            new Criterion.Test(
                                Fact.HARDSHIP,
                                Operator.ONE_OF,
                                List.of("unemployment", "disaster"),
                                "who"),
                            new Criterion.Test(
                                Fact.MONTHLY_SURPLUS,
                                Operator.BELOW,
                                List.of("minimum-payment"),
                                "who")))),
                new Terms(
                    null,
                    new FigureRef("alpha-rule", "max-periods"),
                    null,
                    InterestTerm.REDUCED,
                    null,
                    BigDecimal.valueOf(50),
                    null,
                    CardUse.AFTER_SETTLEMENT,
                    null,
                    null),
                List.of("收入证明"),
                "坐席班长",
                null));
    assertThat(content.card().cannot())
        .containsExactly(
            new Card.Line("承诺照常用卡", "term", new Card.Means("card-usable", "yes", null, null)));
    assertThat(file("relief-program/beta-plan/2024-06-01.md").links())
        .containsExactly("alpha-rule#term");
  }

  @Test
  void specialCase_isReadWithItsSteps() {
    VersionContent content = file("special-case/gamma-case/2024-03-01.md").content();

    assertThat(content.details())
        .isEqualTo(
            new SpecialCaseDetails(
                List.of("家属说人已经不在了"),
                List.of(),
                null,
                List.of(new Step("记录来电人身份", "first", "坐席", "当日")),
                List.of("死亡证明"),
                "特殊个案组",
                List.of(new Card.Line("要求家属代还", "first", null))));
    assertThat(content.clauses()).containsExactly(new Clause("first", "第一步", "先停止催收，再记录来电人的身份。"));
  }

  @Test
  void periodAndInstants_areReadInTheirZones() {
    VersionFile lapsed = file("relief-program/delta-relief/2023-01-01.md");
    VersionFile withdrawn = file("policy/zeta-rule/2024-05-01.md");

    assertThat(lapsed.content().effective())
        .isEqualTo(new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 7, 1)));
    assertThat(lapsed.content().ends()).isTrue();
    assertThat(withdrawn.published())
        .isEqualTo(
            new Publication(
                2, Instant.parse("2024-04-20T02:00:00Z"), "policy-editor", "policy-approver"));
    assertThat(withdrawn.withdrawn())
        .isEqualTo(new Withdrawal(Instant.parse("2024-05-03T02:00:00Z"), "policy-approver", "误发"));
    assertThat(file("special-case/theta-draft/2024-01-01.md").published()).isNull();
  }

  @Test
  void hash_isOfTheContent_notOfItsPublicationOrLineEnds() {
    String text =
        read("policy/zeta-rule/2024-01-01.md")
            .replace("approved-by: policy-approver", "approved-by: x");

    assertThat(hash(text)).isEqualTo(file("policy/zeta-rule/2024-01-01.md").hash());
    assertThat(hash(text.replace("原文。", "原文！")))
        .isNotEqualTo(file("policy/zeta-rule/2024-01-01.md").hash());
  }

  private static String read(String path) {
    try {
      return java.nio.file.Files.readString(Knowledge.GOOD.resolve(path));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    Path folder = almanac.testing.Folders.fresh("hash");
    try {
      almanac.testing.HistoryFiles.write(
          folder.resolve("policy/zeta-rule/2024-01-01.md"), "\ufeff" + text.replace("\n", "\r\n"));
      almanac.testing.HistoryFiles.write(folder.resolve(".hidden/x"), "passed over");
      CheckedFolder checked = CheckedFolder.of(folder, Instant.parse("2026-11-22T04:00:00Z"));
      assertThat(checked.told()).isEmpty();
      return checked.files().getFirst().hash();
    } finally {
      almanac.testing.Folders.delete(folder);
    }
  }
}
