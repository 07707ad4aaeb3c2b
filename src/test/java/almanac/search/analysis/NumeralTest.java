package almanac.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chinese numerals, digits, and both at once, as one plain number. */
class NumeralTest {
  @ParameterizedTest
  @CsvSource({
    "六十, 60",
    "十, 10",
    "十二, 12",
    "七十, 70",
    "一百零五, 105",
    "一百二十, 120",
    "三百六十五, 365",
    "一千零一, 1001",
    "两千, 2000",
    "五万, 50000",
    "5万, 50000",
    "1.5万, 15000",
    "十万, 100000",
    "一百二十万, 1200000",
    "三亿五千万零二, 350000002",
    "一亿, 100000000",
    "万, 10000",
    "亿, 100000000",
    "二〇二二, 2022",
    "二零二二, 2022",
    "一九九八, 1998",
    "〇, 0",
    "零, 0",
    "07, 7",
    "007, 7",
    "'50,000', 50000",
    "'1,234.50', 1234.5",
    "3.10, 3.1",
    "10.0, 10",
    "0.5, 0.5",
    "0.0, 0",
    "壹佰贰拾叁, 123",
    "伍万, 50000",
    "陆拾, 60",
    "2亿, 200000000",
    "3千, 3000",
    "1百, 100",
  })
  void number_inAnyWriting_isPlain(String written, String plain) {
    assertThat(Numeral.plain(written)).isEqualTo(plain);
  }

  @Test
  void everyNumberUpToTenThousand_readsBackFromChinese() {
    for (int n = 1; n < 10_000; n++) {
      assertThat(Numeral.plain(chinese(n))).as(chinese(n)).isEqualTo(Integer.toString(n));
    }
  }

  @Test
  void everySumOfWan_readsBackFromChinese() {
    for (int wan = 1; wan < 10_000; wan += 37) {
      for (int rest : List.of(0, 5, 60, 1234, 9999)) {
        String zero = rest > 0 && rest < 1000 ? "零" : "";
        String written = chinese(wan) + "万" + (rest == 0 ? "" : zero + chinese(rest));
        assertThat(Numeral.plain(written))
            .as(written)
            .isEqualTo(Integer.toString(wan * 10_000 + rest));
      }
    }
  }

  private static String chinese(int n) {
    String digits = "零一二三四五六七八九";
    String units = "个十百千";
    StringBuilder text = new StringBuilder();
    boolean zero = false;
    for (int place = 3; place >= 0; place--) {
      int digit = n / (int) Math.pow(10, place) % 10;
      if (digit == 0) {
        zero = true;
      } else {
        text.append(zero && !text.isEmpty() ? "零" : "").append(digits.charAt(digit));
        text.append(place > 0 ? units.charAt(place) : "");
        zero = false;
      }
    }
    return text.toString();
  }

  @Test
  void whatIsTooLong_isNoNumber() {
    assertThat(Numeral.plain("1".repeat(24))).isEqualTo("1".repeat(24));
    assertThat(Numeral.plain("1".repeat(25))).isNull();
    assertThat(Numeral.plain("亿".repeat(24))).matches("[0-9]+");
  }

  @Test
  void numerals_areTheseCharactersAndNoOthers() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x10000; c++) {
      if (Numeral.isChinese((char) c)) {
        all.append((char) c);
      }
    }
    assertThat(all.chars().sorted().toArray())
        .isEqualTo("〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖两十拾百佰千仟万亿".chars().sorted().toArray());
  }
}
