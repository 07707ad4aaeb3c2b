package almanac.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a query is said around what is meant. */
class FillersTest {
  @ParameterizedTest
  @CsvSource({
    "违约金能不能减, 违约金减",
    "我想问一下利息, 利息",
    "問一下利息怎麼算, 利息算",
    "２１下, 21下",
    "一万下, 10000下",
    "利息, 利息",
    "怎么办, ''",
  })
  void telling_isWhatIsLeft_withoutFilling(String typed, String left) {
    StringBuilder telling = new StringBuilder();
    Analysis.runs(typed)
        .forEach(run -> {
          BitSet filling = Fillers.in(run);
          for (int i = 0; i < run.size(); i++) {
            telling.append(filling.get(i) ? "" : run.get(i).text());
          }
        });
    assertThat(telling.toString()).isEqualTo(left);
  }
}
