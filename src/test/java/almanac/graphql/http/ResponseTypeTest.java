package almanac.graphql.http;

import static almanac.graphql.http.ResponseType.GRAPHQL_RESPONSE;
import static almanac.graphql.http.ResponseType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTypeTest {
  @Test
  void noHeader_meansJson() {
    assertThat(ResponseType.acceptedBy(List.of())).isEqualTo(JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                                           | JSON",
        "application/*                                                 | JSON",
        "application/json                                              | JSON",
        "application/json; charset=utf-8                               | JSON",
        "application/json, */*;q=0.1                                   | JSON",
        "text/html, application/xhtml+xml, */*;q=0.8                   | JSON",
        "application/graphql-response+json;q=0.5, application/json     | JSON",
        "application/graphql-response+json;q=0, */*                    | JSON",
        "APPLICATION/GRAPHQL-RESPONSE+JSON                             | GRAPHQL_RESPONSE",
        "application/graphql-response+json, application/json           | GRAPHQL_RESPONSE",
        "application/graphql-response+json, application/json;q=0.9     | GRAPHQL_RESPONSE",
        "application/graphql-response+json, */*                        | GRAPHQL_RESPONSE",
        "application/json;q=0, */*;q=0.5                               | GRAPHQL_RESPONSE",
      })
  void header_thatCanBeMet_choosesTheBest(String accept, ResponseType expected) {
    assertThat(ResponseType.acceptedBy(List.of(accept))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "application/json;q=0", "*/*;q=NaN", "application/jsonp", "", ","})
  void header_thatCannotBeMet_isRefused(String accept) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ResponseType.acceptedBy(List.of(accept)))
        .matches(refusal -> refusal.status(JSON) == 406);
  }

  @Test
  void documentError_keepsItsStatusOnlyForGraphqlResponses() {
    assertThat(JSON.statusOfDocumentError(400)).isEqualTo(200);
    assertThat(JSON.statusOfDocumentError(500)).isEqualTo(500);
    assertThat(GRAPHQL_RESPONSE.statusOfDocumentError(400)).isEqualTo(400);
  }
}
