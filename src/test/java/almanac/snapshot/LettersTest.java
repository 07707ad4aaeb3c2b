package almanac.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a page is told of characters: of those that occur, and of no other. */
class LettersTest {
  @Test
  void character_stands_under_each_of_its_readings() {
    Letters letters = new Letters();
    letters.add("还银行3期，A");
    assertThat(letters.readings().get("huan")).isEqualTo("还");
    assertThat(letters.readings().get("hai")).isEqualTo("还");
    assertThat(letters.readings().get("xing")).contains("行");
    assertThat(letters.readings().get("hang")).contains("行");
    assertThat(
            String.join("", letters.readings().values())
                .chars()
                .distinct()
                .mapToObj(Character::toString))
        .containsExactlyInAnyOrder("还", "银", "行", "期");
  }

  @Test
  void traditional_forms_are_those_of_characters_that_occur() {
    Letters letters = new Letters();
    letters.add("还");
    assertThat(letters.simplified()).containsOnlyKeys("还");
    assertThat(letters.simplified().get("还")).contains("還");
  }

  @Test
  void traditional_character_in_a_text_sounds_as_the_simplified_one() {
    Letters letters = new Letters();
    letters.add("還");
    assertThat(letters.simplified().get("还")).contains("還");
    assertThat(letters.readings().get("huan")).contains("还");
  }
}
