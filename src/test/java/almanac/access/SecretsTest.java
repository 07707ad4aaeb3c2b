package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.workflow.Role;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The secrets of keys, and the names of roles. */
class SecretsTest {
  @Test
  void secret_is_long_random_and_marked_as_ours() {
    assertThat(IntStream.range(0, 100).mapToObj(_ -> Secrets.fresh()).distinct())
        .hasSize(100)
        .allMatch(Secrets::isOne)
        .allMatch(secret -> secret.startsWith("alm_") && secret.length() == 47);
  }

  @Test
  void hash_is_plain_sha256() {
    assertThat(HexFormat.of().formatHex(Secrets.hash("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void what_only_looks_a_little_like_a_secret_is_none() {
    String secret = Secrets.fresh();
    assertThat(Secrets.isOne(secret + "A")).isFalse();
    assertThat(Secrets.isOne(secret + "\n")).isFalse();
    assertThat(Secrets.isOne(secret.substring(1))).isFalse();
    assertThat(Secrets.isOne("alm_" + "?".repeat(43))).isFalse();
  }

  @Test
  void names_for_annotations_are_those_of_the_roles() {
    assertThat(Arrays.stream(Role.values()).map(RoleNames::name))
        .containsExactlyInAnyOrder(
            Roles.AGENT,
            Roles.EDITOR,
            Roles.APPROVER,
            Roles.ADMIN,
            Roles.AUDITOR,
            Roles.TEAM_LEAD,
            Roles.TOOL)
        .doesNotContain(Roles.ANY, Roles.PERSON);
  }
}
