package almanac.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "0.01,1",
    "0.1,10",
    "12,1200",
    "12.5,1250",
    "12.50,1250",
    "999999999999.99,99999999999999"
  })
  void sum_isReadInFen(String yuan, long fen) {
    assertThat(Fact.PRINCIPAL.whole(yuan)).isEqualTo(fen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.",
        ".5",
        "-1.50",
        "+1",
        "1.-5",
        "1.234",
        "1.2.3",
        "1e3",
        "１",
        "1 ",
        "1,000",
        "1000000000000",
        "9223372036854775807",
        "total-debt"
      })
  void whatIsNoSum_isNone(String text) {
    assertThat(Fact.PRINCIPAL.whole(text)).isNull();
  }

  @Test
  void numbersAndDays_areReadAsTheyAreWritten() {
    assertThat(Fact.DAYS_OVERDUE.whole("90")).isEqualTo(90);
    assertThat(Fact.DAYS_OVERDUE.whole("90.0")).isNull();
    assertThat(Fact.DAYS_OVERDUE.whole("-1")).isNull();
    assertThat(Fact.AGREEMENT_DAY.whole("2024-02-29"))
        .isEqualTo(LocalDate.of(2024, 2, 29).toEpochDay());
    assertThat(Fact.AGREEMENT_DAY.whole("2023-02-29")).isNull();
    assertThat(Fact.SPEAKER.whole("1")).isNull();
  }
}
