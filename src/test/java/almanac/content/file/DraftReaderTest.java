package almanac.content.file;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.DraftReader.Draft;
import almanac.content.file.DraftReader.Refused;
import almanac.content.file.DraftReader.Understood;
import almanac.content.file.KbFiles.KbFile;
import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Clause;
import almanac.document.text.ContentJson;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Step;
import almanac.document.text.Details.Terms;
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.text.VersionContent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft may lack anything; what it says must be understood, or is told with its line and key. */
class DraftReaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private static Draft read(Kind kind, String text) {
    return DraftReader.read(kind, text, DAY);
  }

  private static VersionContent content(Kind kind, String text) {
    assertThat(read(kind, text)).isInstanceOf(Understood.class);
    return ((Understood) read(kind, text)).content();
  }

  private static List<String> told(String text) {
    return read(Kind.POLICY, text) instanceof Refused u
        ? u.problems().stream().map(DraftReaderTest::told).toList()
        : List.of();
  }

  private static String told(Problem p) {
    return p.line() + " " + (p.key() == null ? "" : p.key() + " ") + p.code();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void draft_withATitleAlone_isEmptyOtherwise(Kind kind) {
    VersionContent content = content(kind, "---\ntitle: 新\n---\n");

    assertThat(content)
        .isEqualTo(
            new VersionContent(
                "新",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                new Period(DAY, null),
                false,
                null,
                true,
                List.of(),
                null,
                false,
                List.of(),
                Card.EMPTY,
                List.of(),
                switch (kind) {
                  case POLICY -> new PolicyDetails(null, null, Map.of());
                  case RELIEF_PROGRAM ->
                      new ReliefProgramDetails(
                          List.of(),
                          new Terms(null, null, null, null, null, null, null, null, null, null),
                          List.of(),
                          null,
                          null);
                  case SPECIAL_CASE ->
                      new SpecialCaseDetails(
                          List.of(), List.of(), null, List.of(), List.of(), null, List.of());
                }));
    assertThat(ContentJson.read(ContentJson.write(content))).isEqualTo(content);
  }

  @Test
  void firstDay_isTheDraftsOwn_whereItNamesOne() {
    assertThat(content(Kind.POLICY, "---\neffective: {from: 2030-01-01}\n---\n").effective())
        .isEqualTo(new Period(LocalDate.of(2030, 1, 1), null));
    assertThat(content(Kind.POLICY, "---\neffective: {until: 2027-01-01}\n---\n").effective())
        .isEqualTo(new Period(DAY, LocalDate.of(2027, 1, 1)));
    assertThat(told("---\neffective: {until: 2026-11-23}\n---\n"))
        .containsExactly("2 effective.until BAD_PERIOD");
  }

  @Test
  void unfinishedLines_andWhatTheyPointAt_areTaken() {
    VersionContent programme =
        content(
            Kind.RELIEF_PROGRAM,
            """
            ---
            terms: {max-periods: {figure: }}
            eligibility: [{fact: willing-to-repay, is: true}]
            card:
              can: [{text: 可分期}, {text: , clause: later}, {means: {term: }}]
              say: [{text: %s}]
            ---
            ## 期限 {#term}
            见[以后](later#on)，[脚本](javascript:1)。

            ## 空 {#empty}
            """
                .formatted("长".repeat(500)));

    assertThat(programme.card().can())
        .containsExactly(
            new Line("可分期", "", null),
            new Line("", "later", null),
            new Line("", "", new Means("", null, null, null)));
    assertThat(programme.clauses())
        .containsExactly(
            new Clause("term", "期限", "见[以后](later#on)，[脚本](javascript:1)。"),
            new Clause("empty", "空", ""));
    assertThat(ContentJson.read(ContentJson.write(programme))).isEqualTo(programme);

    VersionContent specialCase =
        content(Kind.SPECIAL_CASE, "---\nsteps: [{by: 坐席}]\nsources: [{number: 一}]\n---\n");
    assertThat(specialCase.details())
        .isEqualTo(
            new SpecialCaseDetails(
                List.of(),
                List.of(),
                null,
                List.of(new Step("", "", "坐席", null)),
                List.of(),
                null,
                List.of()));
    assertThat(ContentJson.read(ContentJson.write(specialCase))).isEqualTo(specialCase);
  }

  @Test
  void whatIsNotUnderstood_isToldAllAtOnce() {
    assertThat(
            told(
                """
                ---
                title: [a]
                colour: red
                tags: 词
                review-by: soon
                sample: maybe
                audience: [a|b]
                tags: [a]
                supersedes: [Not A Slug]
                figures: {f: {unit: day}, g: {value: 1, unit: miles}}
                card: {can: [{text: a, when: b}], shout: []}
                ---
                no heading
                ## heading without an id
                ## a {#a}
                ## b {#a}
                """))
        .containsExactlyInAnyOrder(
            "2 title BAD_VALUE",
            "3 colour UNKNOWN_KEY",
            "5 review-by BAD_VALUE",
            "6 sample BAD_VALUE",
            "7 audience BAD_VALUE",
            "8 tags DUPLICATE",
            "9 supersedes BAD_VALUE",
            "10 figures.f.value MISSING_KEY",
            "10 figures.g.unit BAD_VALUE",
            "11 card.can[0].when UNKNOWN_KEY",
            "11 card.shout UNKNOWN_KEY",
            "13 BAD_BODY",
            "14 BAD_BODY",
            "16 DUPLICATE");
  }

  @Test
  void criterion_thatComparesNothing_isNotUnderstood() {
    assertThat(
            read(
                Kind.RELIEF_PROGRAM,
                "---\neligibility: [{fact: shoe-size, is: 1}, {fact: region}]\n---\n"))
        .isInstanceOfSatisfying(
            Refused.class,
            u ->
                assertThat(u.problems())
                    .extracting(DraftReaderTest::told)
                    .containsExactly(
                        "2 eligibility[0].fact BAD_VALUE", "2 eligibility[1].fact MISSING_KEY"));
  }

  @Test
  void draft_thatTellsOfItsPublication_isRefused() {
    assertThat(
            told(
                """
                ---
                published: {number: 1, at: 2024-01-01T00:00:00Z, author: a, approved-by: b}
                withdrawn: yes
                ---
                """))
        .containsExactly("2 published NOT_IN_A_DRAFT", "3 withdrawn NOT_IN_A_DRAFT");
    assertThat(told("---\npublished:\nwithdrawn:\n---\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# only a body",
        "---\ntitle: a\n",
        "---\n---\n",
        "---\ntitle: 'a\n---\n",
        "---\n- a\n---\n"
      })
  void whatIsNoText_isOneProblem(String text) {
    assertThat(told(text)).hasSize(1);
  }

  @Test
  void nulsAndHalfCharacters_areRefused_howeverTheyAreWritten() {
    String head = "---\ntitle: a\n---\n";

    assertThat(told(head + "\u0000")).containsExactly("4 UNREADABLE");
    assertThat(told(head + "## a\rb {#a}\n")).containsExactly("4 UNREADABLE");
    assertThat(told(head + "## \ud83d {#a}\n")).containsExactly("0 UNREADABLE");
    assertThat(told("---\ntitle: \"a\\0\"\n---\n")).containsExactly("2 title BAD_VALUE");
    assertThat(told("---\ntitle: \"\\ud83d\"\n---\n")).containsExactly("2 title BAD_VALUE");
    assertThat(told("---\ntags: [\"\\ude00\"]\n---\n")).containsExactly("2 tags BAD_VALUE");
    assertThat(content(Kind.POLICY, "---\ntitle: \"\\ud83d\\ude00\"\n---\n").title())
        .isEqualTo("😀");
  }

  @Test
  void draft_ofOneMebibyte_isTaken_andOneByteMoreIsNot() {
    String head = "---\ntitle: a\n---\n## a {#a}\n";
    String full = head + "期".repeat((FileText.MAX_BYTES - head.length()) / 3);
    full += "a".repeat(FileText.MAX_BYTES - head.length() - (full.length() - head.length()) * 3);

    assertThat(told(full)).isEmpty();
    assertThat(told(full + "a")).containsExactly("0 TOO_LARGE");
    assertThat(told("a".repeat(FileText.MAX_BYTES + 1))).containsExactly("0 TOO_LARGE");
  }

  @Test
  void draft_fromAnotherEditor_isReadAsAnyOther() {
    String text = "---\ntitle: 新\n---\n## 一 {#a}\n\n一\n二\n";

    assertThat(read(Kind.POLICY, "\ufeff" + text.replace("\n", "\r\n")))
        .isEqualTo(read(Kind.POLICY, text));
  }

  @Test
  void firstLine_keepsItsIndent_soThatCodeStaysCode() {
    String text = "---\ntitle: 新\n---\n## 一 {#a}\n\n   ## 不是标题\n\n## 二 {#b}\n  ```\n\n## 三 {#c}\n";
    VersionContent content = content(Kind.POLICY, text);

    assertThat(content.clauses())
        .containsExactly(
            new Clause("a", "一", "   ## 不是标题"),
            new Clause("b", "二", "  ```"),
            new Clause("c", "三", ""));
    assertThat(content(Kind.POLICY, VersionWriter.write(content))).isEqualTo(content);
  }

  @Test
  void anyText_isReadOrRefused_andWhatIsReadIsWrittenAndReadAgain() {
    Random random = new Random(20261122);
    String marks = "---\n:{}[]&*!|>'\"%@`#,? \t-~^$\0\\期";
    List<KbFile> files = KbFiles.all();
    int readable = 0;
    for (int i = 0; i < 2_000; i++) {
      KbFile file = files.get(i % files.size());
      StringBuilder text = new StringBuilder(file.draft());
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        int at = random.nextInt(text.length());
        char mark = marks.charAt(random.nextInt(marks.length()));
        if (random.nextBoolean()) {
          text.setCharAt(at, mark);
        } else {
          text.insert(at, mark);
        }
      }
      Kind kind = file.place().kind();
      if (read(kind, text.toString()) instanceof Understood draft) {
        readable++;
        assertThat(content(kind, VersionWriter.write(draft.content())))
            .as(text::toString)
            .isEqualTo(draft.content());
      }
    }
    assertThat(readable).isBetween(500, 1_950);
  }
}
