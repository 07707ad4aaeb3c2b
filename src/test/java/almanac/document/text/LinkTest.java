package almanac.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Links as they stand in a text. */
class LinkTest {

  @Test
  void links_areReadInOrder_andOnce() {
    assertThat(
            Link.in(
                "见[一](rule#one)和[二](case)，[本文](#three)；又见[一](rule#one)与[网](https://a.example/b#c)。",
                "own"))
        .containsExactly(new Link("rule", "one"), new Link("case", null), new Link("own", "three"));
  }

  @Test
  void whatIsNoLink_isPassedOver() {
    assertThat(Link.in("[空]() [大](Rule#One) (rule#one) [断\n行](rule)", "own")).isEmpty();
  }

  @Test
  void link_isNamedAsItIsWritten() {
    assertThat(new Link("rule", "one")).hasToString("rule#one");
    assertThat(new Link("rule", null)).hasToString("rule");
  }
}
