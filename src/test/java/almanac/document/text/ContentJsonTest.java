package almanac.document.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.testing.Contents;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored form of a text: read back as it was, or refused with the place that is wrong. */
class ContentJsonTest {
  private static final VersionContent CONTENT = Contents.policy("标题", "staff", "auditors");
  private static final String STORED = ContentJson.write(CONTENT);

  @Test
  void written_isReadBackAsItWas() {
    assertThat(ContentJson.read(STORED)).isEqualTo(CONTENT);
  }

  @Test
  void draft_thatLacksTexts_isReadBackAsItWas() {
    VersionContent draft =
        new VersionContent(
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            CONTENT.effective(),
            false,
            null,
            true,
            List.of(),
            null,
            false,
            List.of(new Source("", "", null, null, null)),
            new Card(
                List.of(new Card.Line("", "", new Card.Means("", null, null, null))),
                List.of(),
                List.of(),
                List.of()),
            List.of(new Clause("one", "一", "")),
            new Details.SpecialCaseDetails(
                List.of(),
                List.of(),
                null,
                List.of(new Details.Step("", "", null, null)),
                List.of(),
                null,
                List.of()));

    assertThat(ContentJson.read(ContentJson.write(draft))).isEqualTo(draft);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | there is no content",
        "{} | title is missing",
        "[] | Cannot deserialize",
        "{\"title\": | Unexpected end-of-input",
        "{\"effective\": {\"from\": \"2020-02-31\"}} | effective.from: Cannot deserialize",
        "{\"effective\": {}} | effective: from is missing",
        "{\"clauses\": [{\"id\": {}}]} | clauses.[0].id: Cannot deserialize",
      })
  void whatIsNoContent_isRefused_withItsPlace(String stored, String reason) {
    assertThatThrownBy(() -> ContentJson.read(stored))
        .isInstanceOf(ContentJson.Unreadable.class)
        .message()
        .contains(reason.strip());
  }

  @Test
  void keyThatNobodyKnows_isRefused() {
    assertThatThrownBy(() -> ContentJson.read(STORED.replaceFirst("\\{", "{\"colour\":1,")))
        .isInstanceOf(ContentJson.Unreadable.class)
        .hasMessageStartingWith("colour: Unrecognized field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "summary", "owner", "effective", "card", "details"})
  void part_thatEveryTextHas_isMissed(String part) throws Exception {
    ObjectNode stored = (ObjectNode) new ObjectMapper().readTree(STORED);
    assertThat(stored.remove(part)).isNotNull();

    assertThatThrownBy(() -> ContentJson.read(stored.toString()))
        .isInstanceOf(ContentJson.Unreadable.class)
        .message()
        .contains(part)
        .contains("missing");
  }
}
