package almanac.access;

import static almanac.access.WayIn.LOCAL_ACCOUNTS;
import static almanac.access.WayIn.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration leaves of the ways in, and what must not start. */
class WayInTest {
  private static final String HOST = "quarkus.http.host";
  private static final String URL = "quarkus.oidc.auth-server-url";
  private static final String KEY = "quarkus.oidc.public-key";
  private static final String AUDIENCE = "quarkus.oidc.token.audience";
  private static final String ISSUER = "quarkus.oidc.token.issuer";

  @Test
  void nothing_configured_leaves_local_accounts() {
    assertThat(way(Map.of())).isEqualTo(LOCAL_ACCOUNTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]"})
  void listening_on_loopback_leaves_local_accounts(String host) {
    assertThat(way(Map.of(HOST, host))).isEqualTo(LOCAL_ACCOUNTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "::",
        "10.0.0.1",
        "almanac",
        "localhost.evil.example",
        "127.0.0.1.nip.io"
      })
  void listening_where_others_reach_it_is_refused(String host) {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> way(Map.of(HOST, host)))
        .withMessage(
            "it would listen on "
                + host
                + ", where others can reach it, and nothing says how they sign in. Set"
                + " quarkus.oidc.auth-server-url and quarkus.oidc.token.audience for tokens of your"
                + " issuer, or quarkus.http.host=127.0.0.1 to try it out on this machine alone.");
  }

  @Test
  void command_that_listens_nowhere_needs_nobody() {
    assertThat(way(Map.of(HOST, "0.0.0.0", "quarkus.http.host-enabled", "false")))
        .isEqualTo(LOCAL_ACCOUNTS);
  }

  @Test
  void issuer_with_an_audience_leaves_tokens_everywhere() {
    assertThat(way(Map.of(URL, "https://issuer.example", AUDIENCE, "almanac", HOST, "0.0.0.0")))
        .isEqualTo(TOKENS);
    assertThat(way(Map.of(KEY, "MII...", AUDIENCE, "almanac", ISSUER, "https://issuer.example")))
        .isEqualTo(TOKENS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "any", "almanac,any"})
  void issuer_without_an_audience_is_refused(String audience) {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> way(Map.of(URL, "https://issuer.example", AUDIENCE, audience)))
        .withMessageStartingWith(URL + " is set, but " + AUDIENCE + " names no audience");
  }

  @Test
  void key_of_nobody_in_particular_is_refused() {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> way(Map.of(KEY, "MII...", AUDIENCE, "almanac")))
        .withMessage(
            KEY
                + " is set, but quarkus.oidc.token.issuer names no issuer: tokens of whomever would"
                + " be taken.");
  }

  @Test
  void issuer_that_may_be_anybody_is_refused() {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> way(Map.of(URL, "https://x.example", AUDIENCE, "almanac", ISSUER, "any")))
        .withMessageContaining("names no issuer");
  }

  private static WayIn way(Map<String, String> settings) {
    return WayIn.of(key -> Optional.ofNullable(settings.get(key)));
  }
}
