package almanac.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One form for all the forms of a character, and where each of them stood. */
class FoldingTest {
  private static String fold(String text) {
    return Folding.of(text).text();
  }

  @ParameterizedTest
  @CsvSource({
    "ＧＢ／Ｔ４５, gb/t45",
    "個性化還款, 个性化还款",
    "銀監會, 银监会",
    "二〇二二, 二零二二",
    "㎡, m2",
    "ﬁ, fi",
    "⑩, 10",
    "É, é",
    "e\u0301, é",
    "ＭＡＸ, max",
    "ｶﾞ, ガ",
    "滯納金, 滞纳金",
    "徵信, 征信",
    "臺灣, 台湾",
    "帳單, 账单",
    "答覆, 答复",
    "諮詢, 咨询",
    "鉅額, 巨额",
    "滙款, 汇款",
    "逕行, 径行",
    "衞生, 卫生",
    "祇能, 只能",
  })
  void character_inAnotherForm_foldsToOne(String text, String folded) {
    assertThat(fold(text)).isEqualTo(folded);
  }

  @Test
  void loneSurrogate_becomesASpace_evenUnderAMark() {
    assertThat(fold("a\ud800b\udc00c")).isEqualTo("a b c");
    assertThat(fold("\ud800\u0301").chars()).noneMatch(c -> c >= 0xd800 && c < 0xe000);
  }

  @Test
  void everyCharacter_byItself_foldsToItsFixedPoint() {
    for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
      String once = fold(new String(Character.toChars(cp)));
      String twice = fold(once);
      if (!twice.equals(once)) {
        assertThat(twice).as("U+%04X", cp).isEqualTo(once);
      }
    }
  }

  @Test
  void anyText_foldsToItsFixedPoint_andKnowsWhereItStood() {
    Texts texts = Texts.ofSeed("folding", 20261123);
    for (int i = 0; i < 5_000; i++) {
      String text = texts.next(10);
      Folding folding = Folding.of(text);
      String folded = folding.text();
      assertThat(fold(folded)).as("%s", text).isEqualTo(folded);
      int start = 0;
      for (int at = 0; at < folded.length(); at++) {
        boolean right =
            start <= folding.start(at)
                && folding.start(at) < folding.end(at)
                && folding.end(at) <= text.length();
        if (!right) {
          assertThat(right).as("%d of %s", at, text).isTrue();
        }
        start = folding.start(at);
      }
    }
  }
}
