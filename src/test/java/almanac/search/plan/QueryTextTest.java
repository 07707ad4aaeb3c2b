package almanac.search.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import almanac.document.DocumentException.BadRequest;
import almanac.search.SearchRequest;
import almanac.testing.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a typed query is searched for, how much of it a hit must hold, and what is refused. */
class QueryTextTest {
  @Test
  void query_isItsPairsAndWhatHasNoNeighbour() {
    QueryText query = QueryText.of("M3分期 还");

    assertThat(query.pairs()).containsExactly("分期");
    assertThat(query.lone()).containsExactly("m3", "还");
    assertThat(query.units()).containsExactly("m3", "分", "期", "还");
  }

  @Test
  void repeatedWords_countOnce() {
    assertThat(QueryText.of("分期分期 分期").pairs()).containsExactly("分期", "期分");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 1", "10, 1", "11, 1", "40, 2"})
  void share_thatAHitMustHold_fallsAsTheQueryGrows(int pairs, int required) {
    assertThat(QueryText.required(pairs)).isEqualTo(required);
  }

  @Test
  void anyQuery_isReadOrRefusedInASentence() {
    Texts texts = Texts.ofSeed("queries", 20261124);
    for (int i = 0; i < 5_000; i++) {
      String typed = texts.next(8);
      try {
        QueryText query = SearchRequest.query(typed);
        int size = query.pairs().size() + query.lone().size();
        assertThat(size).as(typed).isPositive();
        assertThat(QueryText.required(size)).as(typed).isBetween(1, size);
      } catch (BadRequest e) {
        assertThat(e.getMessage()).startsWith("The query h").endsWith(".");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "。？！", "🙂", "\t\n", "&&||", "\u200b", "\u0301"})
  void query_ofNothingToSearchFor_isRefused(String typed) {
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> SearchRequest.query(typed))
        .withMessage("The query holds no letter, digit or Chinese character to search for.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"分\u0000期", "分\u0007期", "分\u007f期", "分\u0085期\u009f"})
  void query_withAControlCharacter_isRefused(String typed) {
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> SearchRequest.query(typed))
        .withMessage("The query holds a control character.");
  }

  @Test
  void query_withHalfACharacter_isRefused() {
    for (String typed : new String[] {"分\ud83d", "\ud83d分", "\ude00分", "\ude00\ud83d分"}) {
      assertThatExceptionOfType(BadRequest.class)
          .isThrownBy(() -> SearchRequest.query(typed))
          .withMessage("The query holds half a character (a lone surrogate).");
    }
  }

  @Test
  void query_ofFiveHundredCharacters_isTheLongest() {
    assertThat(SearchRequest.query("分".repeat(500)).pairs()).containsExactly("分分");
    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> SearchRequest.query("分".repeat(501)))
        .withMessage("The query has 501 characters; at most 500 are searched.");
  }
}
