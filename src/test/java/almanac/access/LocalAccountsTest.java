package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import almanac.document.Viewer;
import almanac.document.workflow.Role;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The named accounts: who they are, and when there are none. */
class LocalAccountsTest {
  private static final Map<String, String> ROLES =
      Map.of("li", "editor", "wang", "approver, admin", "nobody", "");

  private final LocalAccounts accounts =
      new LocalAccounts(WayIn.LOCAL_ACCOUNTS, ROLES, Map.of("li", "vip, east"), "open sesame");

  @Test
  void right_password_signs_in_with_roles_and_groups() {
    assertThat(accounts.signIn("li", "open sesame"))
        .contains(new Viewer("li", Set.of("vip", "east"), Set.of(Role.EDITOR)));
    assertThat(accounts.signIn("wang", "open sesame"))
        .contains(new Viewer("wang", Set.of(), Set.of(Role.APPROVER, Role.ADMIN)));
    assertThat(accounts.signIn("nobody", "open sesame"))
        .contains(new Viewer("nobody", Set.of(), Set.of()));
  }

  @Test
  void wrong_password_or_name_signs_nobody_in() {
    assertThat(accounts.signIn("li", "open")).isEmpty();
    assertThat(accounts.signIn("li", "")).isEmpty();
    assertThat(accounts.signIn("Li", "open sesame")).isEmpty();
    assertThat(accounts.signIn("zhao", "open sesame")).isEmpty();
  }

  @Test
  void tokens_leave_no_accounts() {
    LocalAccounts none = new LocalAccounts(WayIn.TOKENS, ROLES, Map.of(), "open sesame");

    assertThat(none.open()).isFalse();
    assertThat(none.signIn("li", "open sesame")).isEmpty();
    assertThat(accounts.open()).isTrue();
  }

  @Test
  void role_that_is_none_stops_the_start() {
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(
            () -> new LocalAccounts(WayIn.LOCAL_ACCOUNTS, Map.of("li", "boss"), Map.of(), "x"))
        .withMessageStartingWith("almanac.access.local.roles.li names the role 'boss'");
  }
}
