package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts and origins are of this machine alone. */
class LoopbackTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.1:1", "[::1]:8080"})
  void host_of_this_machine_is_taken(String authority) {
    assertThat(Loopback.isAuthority(authority)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "localhost.",
        "127.0.0.1.nip.io",
        "127.0.0.1@evil.example",
        "evil.example#localhost",
        "localhost:8080:8080",
        "localhost:x",
        "10.0.0.1",
        "0.0.0.0",
        "[::2]",
        "::1",
        " localhost"
      })
  void host_of_anybody_else_is_not(String authority) {
    assertThat(Loopback.isAuthority(authority)).isFalse();
  }

  @Test
  void host_that_is_missing_is_not() {
    assertThat(Loopback.isAuthority(null)).isFalse();
  }

  @Test
  void origin_is_that_of_the_server_itself_or_foreign() {
    assertThat(Loopback.isOrigin("http://localhost:8080", "localhost:8080")).isTrue();
    assertThat(Loopback.isOrigin("https://LOCALHOST:8080", "localhost:8080")).isTrue();
    assertThat(Loopback.isOrigin("http://localhost:3000", "localhost:8080")).isFalse();
    assertThat(Loopback.isOrigin("http://evil.example", "localhost:8080")).isFalse();
    assertThat(Loopback.isOrigin("null", "localhost:8080")).isFalse();
    assertThat(Loopback.isOrigin("file://localhost:8080", "localhost:8080")).isFalse();
    assertThat(Loopback.isOrigin("http://evil.example/localhost:8080", "localhost:8080")).isFalse();
  }
}
