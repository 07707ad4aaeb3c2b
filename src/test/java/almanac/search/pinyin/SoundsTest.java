package almanac.search.pinyin;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundsTest {

  @ParameterizedTest
  @CsvSource({
    "nan,lan", "niu,liu", "zhi,zi", "chi,ci", "shi,si", "xin,xing", "fen,feng", "ban,bang",
    "lian,liang", "huan,huang", "zhan,zang", "neng,len", "lv,lu", "nv,lu", "nve,lve", "shang,san"
  })
  void confusedSyllables_meet(String one, String other) {
    assertThat(Sounds.confused(one)).isEqualTo(Sounds.confused(other));
  }

  @ParameterizedTest
  @CsvSource({
    "fu,hu",
    "lan,ran",
    "dong,don",
    "den,dan",
    "qi,ji",
    "zi,ci",
    "hun,hong",
    "jin,jian",
    "xi,si",
    "ou,o",
    "kuan,kan",
    "a,e",
    "huan,hua"
  })
  void otherSyllables_doNotMeet(String one, String other) {
    assertThat(Sounds.confused(one)).isNotEqualTo(Sounds.confused(other));
  }

  @Test
  void confusedForm_isItsOwn() {
    assertThat(Readings.syllables())
        .allSatisfy(it -> {
          String form = Sounds.confused(it);
          assertThat(form).isNotEmpty();
          assertThat(Sounds.confused(form)).isEqualTo(form);
        });
  }

  // Classes part the syllables: each is in exactly one, and this is one of the largest.
  @Test
  void confusion_isAnEquivalence() {
    Map<String, List<String>> classes =
        Readings.syllables().stream().collect(groupingBy(Sounds::confused));

    assertThat(classes.get("zan")).containsExactlyInAnyOrder("zan", "zang", "zhan", "zhang");
    assertThat(classes.get("lin")).containsExactlyInAnyOrder("lin", "ling", "nin", "ning");
    assertThat(classes.get("lu")).containsExactlyInAnyOrder("lu", "lv", "nu", "nv");
    assertThat(classes.values()).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(4));
  }
}
