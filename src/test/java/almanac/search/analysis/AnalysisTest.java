package almanac.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.search.analysis.Analysis.Token;
import almanac.search.analysis.Analysis.Unit;
import almanac.testing.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a text is cut, whatever form it is written in, and where each token stood. */
class AnalysisTest {
  private static List<String> pairs(String text) {
    return tokens(text).stream().map(Token::text).toList();
  }

  private static List<String> units(String text) {
    return Analysis.units(text).stream().map(Unit::text).toList();
  }

  // Pairs, and what has no neighbour to be a pair with.
  private static List<Token> tokens(String text) {
    return Analysis.runs(text).stream()
        .flatMap(run -> (run.size() == 1 ? asTokens(run) : Analysis.pairs(run)).stream())
        .toList();
  }

  private static List<Token> asTokens(List<Unit> units) {
    return units.stream().map(unit -> new Token(unit.text(), unit.start(), unit.end())).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "第七十条      | 第70 70条",
        "70条          | 70条",
        "六十期        | 60期",
        "60期          | 60期",
        "60 期         | 60期",
        "６０期        | 60期",
        "５万          | 50000",
        "五万          | 50000",
        "50,000        | 50000",
        "二〇二二年    | 2022年",
        "百分之五      | 5",
        "5%            | 5",
        "2022 13号     | 2022 13号",
        "3、6、12期    | 3 6 12期",
        "3,6,12期      | 3 6 12期",
        "90，180天     | 90 180天",
        "M3            | m3",
        "M3阶段        | m3 阶段",
        "GB/T 45251    | gb t 45251",
        "GB/T 45251-2025 | gb t 45251 2025",
        "個性化分期    | 个性 性化 化分 分期",
        "分期。还款    | 分期 还款",
        "分期 还款     | 分期 还款",
        "个性化fenqi   | 个性 性化 fenqi",
        "还            | 还",
      })
  void pairs_ofAnyWayOfWriting_areThese(String text, String tokens) {
    assertThat(String.join(" ", pairs(text))).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "六十期, 60期", "60 期, 60期", "第七十条, 第70条", "五万元, 50000元", "5万元, '50,000元'",
    "二〇二二年, 2022年", "百分之五, 5%", "ＧＢ／Ｔ 45251, gb/t 45251", "銀監會, 银监会", "Ｍ３, m3",
  })
  void twoWaysOfWriting_haveTheSameTokens(String one, String other) {
    assertThat(pairs(one)).isEqualTo(pairs(other));
    assertThat(units(one)).isEqualTo(units(other));
  }

  @Test
  void offsets_ofFullWidthAndTraditional_areThoseOfTheOriginal() {
    assertThat(tokens("最長６０ 期，還款"))
        .containsExactly(
            new Token("最长", 0, 2),
            new Token("长60", 1, 4),
            new Token("60期", 2, 6),
            new Token("还款", 7, 9));
  }

  @Test
  void offsets_behindCharactersThatFoldToSeveral_stayRight() {
    assertThat(asTokens(Analysis.units("㎡ﬁ期")))
        .containsExactly(new Token("m2fi", 0, 2), new Token("期", 2, 3));
    assertThat(asTokens(Analysis.units("cafe\u0301期")))
        .containsExactly(new Token("café", 0, 5), new Token("期", 5, 6));
  }

  @Test
  void offsets_ofCharactersBeyondTheBasicPlane_coverBothHalves() {
    assertThat(tokens("a𠮷野🙂期"))
        .containsExactly(new Token("a", 0, 1), new Token("𠮷野", 1, 4), new Token("期", 6, 7));
  }

  @Test
  void loneSurrogates_areNothing_andNothingElseIsLost() {
    assertThat(pairs("分\ud83d期")).containsExactly("分", "期");
    assertThat(pairs("\udc00分期\ud800")).containsExactly("分期");
    assertThat(pairs("\ud800\u0301")).isEmpty();
  }

  @Test
  void textWithoutWords_hasNoTokens() {
    assertThat(pairs("")).isEmpty();
    assertThat(pairs(" 。，🙂\u0000\t")).isEmpty();
  }

  @Test
  void loneUnits_areRunsByThemselves() {
    assertThat(
            Analysis.runs("还 M3 分期 60").stream()
                .filter(run -> run.size() == 1)
                .map(run -> run.getFirst().text()))
        .containsExactly("还", "m3", "60");
  }

  @Test
  void anyText_isCutWithoutFail_inOrder_withinItsBounds_andAlwaysTheSame() {
    Texts texts = Texts.ofSeed("analysis", 20261122);
    for (int i = 0; i < 5_000; i++) {
      String text = texts.next(12);
      List<Token> units = asTokens(Analysis.units(text));
      List<Token> pairs = tokens(text);
      check(text, units);
      check(text, pairs);
      assertThat(asTokens(Analysis.units(text))).isEqualTo(units);
      assertThat(tokens(text)).isEqualTo(pairs);
      assertThat(pairs.isEmpty()).as("%s", text).isEqualTo(units.isEmpty());
      assertThat(Analysis.runs(text).stream().flatMap(List::stream))
          .as("the runs of %s", text)
          .containsExactlyElementsOf(Analysis.units(text));
    }
  }

  private static void check(String text, List<Token> tokens) {
    int start = 0;
    for (Token token : tokens) {
      boolean right =
          start <= token.start()
              && token.start() < token.end()
              && token.end() <= text.length()
              && !token.text().isBlank();
      if (!right) {
        assertThat(right).as("%s in %s", token, text).isTrue();
      }
      start = token.start();
    }
  }

  @Test
  void aLongText_isCutInNoTime() {
    for (String piece :
        List.of("一", "1", "1.", "1,", "a1", "百分之", "分", "1 ", "e\u0301", "\ud800", "零.")) {
      assertThat(tokens(piece.repeat(200_000))).as(piece).isNotNull();
    }
  }
}
