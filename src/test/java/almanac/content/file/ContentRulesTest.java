package almanac.content.file;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.DraftReader.Understood;
import almanac.content.file.KbFiles.KbFile;
import almanac.document.text.Clause;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.testing.Contents;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import would refuse is told of a text before anybody publishes it. */
class ContentRulesTest {
  private static final String PROGRAMME =
      """
      ---
      title: 好的方案
      summary: 好的摘要
      owner: policy-team
      effective: {from: 2024-01-01, until: }
      eligibility:
        - {fact: willing-to-repay, is: true, clause: one}
      terms:
        max-periods: 12
      card:
        can:
          - {text: 最长12期, clause: one, means: {term: max-periods, at-most: 12}}
      ---
      ## 正文 {#one}
      正文。
      """;

  private static VersionContent content(Kind kind, String draft) {
    return ((Understood) DraftReader.read(kind, draft, LocalDate.of(2024, 1, 1))).content();
  }

  private static List<String> told(Kind kind, VersionContent content) {
    return ContentRules.problems(kind, content).stream()
        .map(p -> (p.key() == null ? "" : p.key() + " ") + p.code())
        .toList();
  }

  private static List<String> told(Kind kind, String draft) {
    return told(kind, content(kind, draft));
  }

  @Test
  void filesOfThisRepository_keepAllRules() {
    for (KbFile file : KbFiles.all()) {
      Kind kind = file.place().kind();
      assertThat(told(kind, file.draft())).as(file.place().path()).isEmpty();
    }
  }

  @Test
  void programme_ofThisTest_keepsAllRules() {
    assertThat(told(Kind.RELIEF_PROGRAM, PROGRAMME)).isEmpty();
    assertThat(VersionWriter.write(content(Kind.RELIEF_PROGRAM, PROGRAMME))).isEqualTo(PROGRAMME);
  }

  @Test
  void emptyDrafts_lackWhatTheirKindNeeds() {
    String empty = "---\ntitle:\n---\n";

    assertThat(told(Kind.POLICY, empty))
        .containsExactlyInAnyOrder(
            "title MISSING_KEY",
            "summary MISSING_KEY",
            "owner MISSING_KEY",
            "sources MISSING_KEY",
            "authority MISSING_KEY",
            "number MISSING_KEY",
            "card MISSING_KEY",
            "BAD_BODY");
    assertThat(told(Kind.RELIEF_PROGRAM, empty))
        .containsExactlyInAnyOrder(
            "title MISSING_KEY",
            "summary MISSING_KEY",
            "owner MISSING_KEY",
            "eligibility MISSING_KEY",
            "terms MISSING_KEY",
            "card MISSING_KEY",
            "BAD_BODY");
    assertThat(told(Kind.SPECIAL_CASE, empty))
        .containsExactlyInAnyOrder(
            "title MISSING_KEY",
            "summary MISSING_KEY",
            "owner MISSING_KEY",
            "steps MISSING_KEY",
            "card MISSING_KEY",
            "BAD_BODY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "title: 好的方案 | title: | title MISSING_KEY",
        "clause: one, means | means | card.can[0].clause MISSING_KEY",
        "clause: one, means | clause: two, means | card.can[0].clause BROKEN_LINK",
        "true, clause: one | true, clause: two | eligibility[0].clause BROKEN_LINK",
        "true, clause: one | true | eligibility[0].clause MISSING_KEY",
        ", means: {term: max-periods, at-most: 12} | ~~ | card.can[0].means MISSING_KEY",
        ", at-most: 12 | ~~ | card.can[0].means.term BAD_VALUE",
        "at-most: 12 | at-most: 12, at-least: 1 | card.can[0].means.term BAD_VALUE",
        "term: max-periods | term: | card.can[0].means.term MISSING_KEY",
        "text: 最长12期 | text: | card.can[0].text MISSING_KEY",
        "max-periods: 12 | {} | terms MISSING_KEY",
        "max-periods: 12 | max-periods: {figure: } | terms MISSING_KEY",
        "正文。 | [坏](javascript:1) | BROKEN_LINK",
        "正文。 | [坏](A#b) | BROKEN_LINK",
      })
  void brokenRule_isToldWithItsKey(String good, String bad, String told) {
    String draft = PROGRAMME.replace(good, bad);
    assertThat(draft).isNotEqualTo(PROGRAMME);

    assertThat(told(Kind.RELIEF_PROGRAM, draft)).containsExactly(told);
  }

  @Test
  void card_ofMoreThanAScreen_isTold() {
    assertThat(told(Kind.RELIEF_PROGRAM, PROGRAMME.replace("最长12期", "长".repeat(400)))).isEmpty();
    assertThat(told(Kind.RELIEF_PROGRAM, PROGRAMME.replace("最长12期", "长".repeat(401))))
        .containsExactly("card BAD_VALUE");
  }

  @Test
  void contentOfAnotherKind_isTold() {
    assertThat(told(Kind.POLICY, content(Kind.RELIEF_PROGRAM, PROGRAMME)))
        .contains("eligibility UNKNOWN_KEY", "terms UNKNOWN_KEY", "authority MISSING_KEY");
  }

  @Test
  void contentThatNoFileCanSay_isTold() {
    VersionContent good = content(Kind.RELIEF_PROGRAM, PROGRAMME);

    assertThat(told(Kind.RELIEF_PROGRAM, with(good, "正文。\n\n## 又一条 {#two}\n二。")))
        .containsExactly("BAD_BODY");
    assertThat(told(Kind.RELIEF_PROGRAM, with(good, "正文\u0000"))).containsExactly("UNREADABLE");
    assertThat(told(Kind.RELIEF_PROGRAM, with(good, "正文\ud83d"))).containsExactly("UNREADABLE");
    assertThat(told(Kind.RELIEF_PROGRAM, with(good, "长".repeat(400_000))))
        .containsExactly("TOO_LARGE");
  }

  private static VersionContent with(VersionContent c, String markdown) {
    return Contents.with(
        c, c.substantive(), List.of(new Clause("one", "正文", markdown)), c.details());
  }
}
