package almanac.content.file;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.Scalar.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is quoted where it must be, and nowhere else. */
class ScalarTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "最长60期",
        "60期",
        "3-6个月",
        "12:00前",
        "a:b",
        "http://a.b/c?d=e#f",
        "a#b",
        "it's",
        "say \"a\"",
        "100%",
        "C&A",
        "银监会令2011年第2号",
        "第七十条",
        "😀",
        "a  b",
        "nothing",
        "yes!",
        "（注：一）",
        "a-b",
        "a|b"
      })
  void plainText_isNotQuoted(String text) {
    assertThat(Scalar.text(text, Where.FLOW)).isEqualTo(text);
    assertThat(Scalar.text(text, Where.BLOCK)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a, b", "[a]b", "x{y}", "a,"})
  void brackets_areQuoted_betweenBracketsAlone(String text) {
    assertThat(Scalar.text(text, Where.FLOW)).isEqualTo("'" + text + "'");
  }

  @Test
  void comma_standsPlain_onALineOfItsOwn() {
    assertThat(Scalar.text("a, b [c]", Where.BLOCK)).isEqualTo("a, b [c]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "~",
        "True",
        "no",
        "Y",
        "2022-07-07",
        "2001-12-14 21:59:43.10",
        "60",
        "-1",
        "1e3",
        "1_000",
        "0x1F",
        "0o17",
        ".5",
        "+.inf",
        ".NaN",
        "12:30:45",
        "3-6",
        "<<",
        "=",
        "- a",
        "? a",
        "-a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "\"a\"",
        "%a",
        "@a",
        "`a`",
        "---",
        "[",
        "{a"
      })
  void whatYamlCouldTakeForSomethingElse_isQuoted(String text) {
    assertThat(Scalar.text(text, Where.BLOCK)).isEqualTo("'" + text + "'");
  }

  @Test
  void singleQuote_inAQuotedText_isDoubled() {
    assertThat(Scalar.text("it's: a", Where.FLOW)).isEqualTo("'it''s: a'");
  }

  @Test
  void whatNoLineCanHold_isEscaped() {
    assertThat(Scalar.text("a\nb\tc\"\\\u0001\u0085\u2028\ufeff\ud83f\udfff😀", Where.BLOCK))
        .isEqualTo("\"a\\nb\\tc\\\"\\\\\\x01\\x85\\u2028\\ufeff\\U0001ffff😀\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"true", "yes", "2022-07-07", "60", "after-settlement", "a-rule#max-periods"})
  void word_isPlain(String word) {
    assertThat(Scalar.word(word, Where.FLOW)).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "~", "a, b", "- a"})
  void word_thatCouldNotBeRead_isQuoted(String word) {
    assertThat(Scalar.word(word, Where.FLOW)).isEqualTo("'" + word + "'");
  }
}
