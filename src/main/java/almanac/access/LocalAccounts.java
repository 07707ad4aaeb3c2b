package almanac.access;

import almanac.document.Viewer;
import io.quarkus.runtime.Startup;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The named accounts for trying it out, all with one password. There are none where tokens are the
 * way in.
 */
@Startup // so that a server that must not start does not
@Singleton
class LocalAccounts {
  private static final String ROLES = "almanac.access.local.roles";
  private static final String GROUPS = "almanac.access.local.groups";

  private final Map<String, Viewer> accounts;
  private final byte[] password;

  @Inject
  LocalAccounts(
      SmallRyeConfig config,
      @ConfigProperty(name = "almanac.access.local.password") String password) {
    this(
        WayIn.of(key -> config.getOptionalValue(key, String.class)),
        config.getOptionalValues(ROLES, String.class, String.class).orElse(Map.of()),
        config.getOptionalValues(GROUPS, String.class, String.class).orElse(Map.of()),
        password);
  }

  LocalAccounts(WayIn way, Map<String, String> roles, Map<String, String> groups, String password) {
    this.password = Secrets.hash(password);
    Map<String, Viewer> named = new HashMap<>();
    if (way == WayIn.LOCAL_ACCOUNTS) {
      roles.forEach((name, list) ->
          named.put(
              name,
              new Viewer(
                  name,
                  words(groups.getOrDefault(name, "")),
                  words(list).stream()
                      .map(role -> RoleNames.role(ROLES + "." + name, role))
                      .collect(Collectors.toSet()))));
    }
    accounts = Map.copyOf(named);
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** Whether anybody can sign in so at all. */
  boolean open() {
    return !accounts.isEmpty();
  }

  Optional<Viewer> signIn(String name, String given) {
    // In a time that does not tell how much of it was right.
    boolean right = MessageDigest.isEqual(password, Secrets.hash(given));
    return Optional.ofNullable(accounts.get(name)).filter(_ -> right);
  }
}
