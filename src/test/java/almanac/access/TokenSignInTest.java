package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import almanac.document.Viewer;
import almanac.document.workflow.Role;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who somebody is by the claims of his token. */
class TokenSignInTest {
  private final TokenSignIn plain = new TokenSignIn("sub", "roles", "groups", Optional.empty());

  @Test
  void roles_and_groups_are_read_where_they_stand() throws Exception {
    assertThat(
            plain.viewer(
                claims(
                    "{'sub': 'li', 'roles': ['editor', 'approver'], 'groups': ['vip', 'east']}")))
        .isEqualTo(new Viewer("li", Set.of("vip", "east"), Set.of(Role.EDITOR, Role.APPROVER)));
  }

  @Test
  void one_role_may_stand_without_a_list() throws Exception {
    assertThat(plain.viewer(claims("{'sub': 'li', 'roles': 'admin'}")).roles())
        .containsExactly(Role.ADMIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "['boss']",
        "'ADMIN'",
        "['Admin', ' admin']",
        "['any']",
        "7",
        "null",
        "{'admin': true}",
        "[['admin']]",
        "'agent editor'"
      })
  void what_is_no_role_of_ours_counts_for_nothing(String roles) throws Exception {
    assertThat(plain.viewer(claims("{'sub': 'li', 'roles': " + roles + "}")).roles()).isEmpty();
  }

  @Test
  void claims_may_lie_deep_and_have_slashes() throws Exception {
    TokenSignIn nested =
        new TokenSignIn(
            "person/\"https://bank.example/id\"",
            "realm_access/roles",
            "\"https://bank.example/groups\"",
            Optional.empty());

    assertThat(
            nested.viewer(
                claims(
                    "{'person': {'https://bank.example/id': 'wang'},"
                        + " 'realm_access': {'roles': ['agent', 'offline_access']},"
                        + " 'https://bank.example/groups': ['vip'], 'roles': ['admin']}")))
        .isEqualTo(new Viewer("wang", Set.of("vip"), Set.of(Role.AGENT)));
  }

  @Test
  void names_of_their_own_stand_for_ours_which_then_do_not_count() throws Exception {
    TokenSignIn named =
        new TokenSignIn(
            "sub",
            "roles",
            "groups",
            Optional.of(List.of("kb-writers=editor", "a=b = approver", "leads=approver")));

    assertThat(
            named
                .viewer(claims("{'sub': 'li', 'roles': ['kb-writers', 'a=b', 'admin', 'leads']}"))
                .roles())
        .containsExactlyInAnyOrder(Role.EDITOR, Role.APPROVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'sub': null}", "{'sub': ''}", "{'sub': 7}", "{'sub': ['a','b']}"})
  void somebody_without_a_name_is_not_let_in(String claims) {
    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> plain.viewer(claims(claims)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "a//b", "a/", "\"a", "a\"b\"", ""})
  void path_that_leads_nowhere_stops_the_start(String path) {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> new TokenSignIn("sub", path, "groups", Optional.empty()))
        .withMessageStartingWith("almanac.access.roles-claim is '" + path + "'");
  }

  @Test
  void name_for_a_role_that_is_none_stops_the_start() {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> new TokenSignIn("sub", "r", "g", Optional.of(List.of("kb=boss"))))
        .withMessage(
            "almanac.access.role-names names the role 'boss'; there are agent, editor, approver,"
                + " admin, auditor, team_lead, tool.");
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> new TokenSignIn("sub", "r", "g", Optional.of(List.of("editor"))))
        .withMessage(
            "almanac.access.role-names has 'editor'; it takes pairs such as kb-writers=editor.");
  }

  private static JsonNode claims(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }
}
