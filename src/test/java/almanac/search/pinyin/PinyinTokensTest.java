package almanac.search.pinyin;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.search.pinyin.Syllables.Begun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PinyinTokensTest {

  private static List<String> units(String han) {
    return han.codePoints().mapToObj(Character::toString).toList();
  }

  @Test
  void pairs_haveEveryReadingAndEachSyllable() {
    assertThat(PinyinTokens.pairs(units("还款")))
        .containsExactlyInAnyOrder("hai", "huan", "kuan", "hai'kuan", "huan'kuan");
    assertThat(PinyinTokens.pairs(units("率"))).containsExactlyInAnyOrder("lv", "shuai");
    assertThat(PinyinTokens.pairs(List.of())).isEmpty();
  }

  @Test
  void wordOrNumberWithoutReading_partsWhatStandsAroundIt() {
    assertThat(PinyinTokens.pairs(List.of("分", "60", "期", "etc", "卡")))
        .containsExactlyInAnyOrder("fen", "qi", "ka", "qia");
  }

  @Test
  void numberThatOneCharacterSays_hasItsReading() {
    assertThat(PinyinTokens.pairs(List.of("1", "次"))).contains("yi'ci");
    assertThat(PinyinTokens.pairs(List.of("100", "行"))).contains("bai'hang");
    assertThat(PinyinTokens.pairs(List.of("2", "年"))).contains("er'nian", "liang'nian");
    assertThat(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "1000", "10000"))
        .noneMatch(number -> PinyinTokens.pairs(List.of(number)).isEmpty());
  }

  @Test
  void pairsOfPolyphones_areBounded_likelyOnesFirst() {
    Set<String> tokens = PinyinTokens.pairs(units("差着"));

    assertThat(tokens.stream().filter(it -> it.contains("'")))
        .containsExactly(
            "cha'zhe",
            "cha'zhao",
            "chai'zhe",
            "cha'zhuo",
            "chai'zhao",
            "ci'zhe",
            "chai'zhuo",
            "ci'zhao");
  }

  @Test
  void joint_keepsSyllablesApart() {
    assertThat(PinyinTokens.pairs(units("西安"))).contains("xi'an").doesNotContain("xian");
    assertThat(PinyinTokens.pairs(units("先"))).containsExactly("xian");
  }

  @Test
  void confusedForms_meetAndNeverAreExactOnes() {
    Set<String> one = PinyinTokens.confused(units("方案"));
    Set<String> other = PinyinTokens.confused(units("翻案"));

    assertThat(one).isEqualTo(other).containsExactlyInAnyOrder("~fan", "~an", "~fan'an");
    assertThat(PinyinTokens.confused(units("利率"))).contains("~li'lu");
  }

  @Test
  void initials_areAllRunsOfTwoToEightLetters() {
    assertThat(PinyinTokens.initials(units("个性化分")))
        .containsExactlyInAnyOrder("gx", "gxh", "gxhf", "xh", "xhf", "hf");
    assertThat(PinyinTokens.initials(units("个性化分期还款协议书")))
        .contains("gxhfq", "gxhfqhkx", "hfqhkxys")
        .allMatch(run -> run.length() >= 2 && run.length() <= 8);
    assertThat(PinyinTokens.initials(units("卡"))).isEmpty();
  }

  @Test
  void initialsOfPolyphones_haveEachLetter() {
    assertThat(PinyinTokens.initials(units("调长")))
        .containsExactlyInAnyOrder("dz", "dc", "tz", "tc");
    assertThat(PinyinTokens.initials(units("还行"))).containsExactlyInAnyOrder("hx", "hh");
  }

  @Test
  void initials_takeWordsAndNumbersWhole() {
    assertThat(PinyinTokens.initials(List.of("etc", "信", "用")))
        .containsExactlyInAnyOrder("etcx", "etcxy", "xy");
    assertThat(PinyinTokens.initials(List.of("12", "期"))).containsExactly("12q");
    assertThat(PinyinTokens.initials(List.of("3", "方"))).containsExactlyInAnyOrder("sf", "3f");
    assertThat(PinyinTokens.initials(List.of("分", "1.5", "期"))).isEmpty();
    assertThat(PinyinTokens.initials(List.of("etc", "60"))).isEmpty();
  }

  @Test
  void queryInCharacters_asksForEachPair() {
    assertThat(PinyinTokens.ofHan(units("欢宽期")))
        .containsExactly(Set.of("huan'kuan"), Set.of("kuan'qi"));
    assertThat(PinyinTokens.ofHan(List.of("60", "期", "etc", "还", "款")))
        .containsExactly(Set.of("qi"), Set.of("hai'kuan", "huan'kuan"));
    assertThat(PinyinTokens.ofHan(List.of("etc"))).isEmpty();
  }

  @Test
  void typedQuery_asksForTheSame() {
    assertThat(PinyinTokens.ofTyped(List.of("huan", "kuan", "qi")))
        .isEqualTo(PinyinTokens.ofHan(units("欢宽期")));
    assertThat(PinyinTokens.ofTyped(List.of("ka"))).containsExactly(Set.of("ka"));
    assertThat(PinyinTokens.ofTyped(List.of("li", "lu"))).containsExactly(Set.of("li'lu", "li'lv"));
    assertThat(PinyinTokens.ofTyped(List.of())).isEmpty();
  }

  @Test
  void halfTypedQuery_asksForABeginning() {
    assertThat(PinyinTokens.beginnings(new Begun(List.of("ge", "xing", "hua"), "f")))
        .containsExactly("hua'f");
    assertThat(PinyinTokens.beginnings(new Begun(List.of("huan", "kua"), "")))
        .containsExactly("huan'kua");
    assertThat(PinyinTokens.beginnings(new Begun(List.of("lu"), "d")))
        .containsExactlyInAnyOrder("lu'd", "lv'd");
    assertThat(PinyinTokens.beginnings(new Begun(List.of(), "zh"))).containsExactly("zh");
  }

  @Test
  void whateverAQueryAsksFor_itsOwnTextHas() throws IOException {
    List<String> lost = new ArrayList<>();
    for (String run : HanOfContent.runs()) {
      Set<String> text = PinyinTokens.pairs(units(run));
      Set<String> weak = PinyinTokens.confused(units(run));
      List<Set<String>> asked = PinyinTokens.ofHan(units(run));
      boolean found =
          asked.size() == Math.max(1, run.length() - 1)
              && asked.stream().allMatch(text::containsAll)
              && asked.stream().map(PinyinTokens::weaker).allMatch(weak::containsAll);
      if (!found || !Collections.disjoint(text, weak)) {
        lost.add(run);
      }
    }

    assertThat(lost).isEmpty();
  }

  @Test
  void hostileText_givesBoundedTokens() {
    List<String> units = Collections.nCopies(500, "着");

    assertThat(PinyinTokens.pairs(units)).hasSize(3 + 8);
    assertThat(PinyinTokens.initials(units)).hasSize(7);
    assertThat(PinyinTokens.initials(Collections.nCopies(500, "长")))
        .hasSizeLessThanOrEqualTo(7 * 8);
    assertThat(PinyinTokens.ofHan(units)).hasSize(499);
  }
}
