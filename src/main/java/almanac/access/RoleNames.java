package almanac.access;

import almanac.document.workflow.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What roles are called where people are kept: as here, or by names of their own. Once there are
 * such names only they count, for an "admin" elsewhere may be somebody else's.
 */
record RoleNames(Map<String, Role> roles) {
  RoleNames {
    roles = Map.copyOf(roles);
  }

  /**
   * Reads pairs such as {@code kb-writers=editor}; none: the names are ours.
   *
   * @throws StartRefusedException if one is no pair, or names no role
   */
  static RoleNames of(String key, List<String> pairs) {
    Map<String, Role> roles = new HashMap<>();
    for (String pair : pairs) {
      int equals = pair.lastIndexOf('=');
      if (equals < 1) {
        throw new StartRefusedException(
            "%s has '%s'; it takes pairs such as kb-writers=editor.".formatted(key, pair));
      }
      roles.put(pair.substring(0, equals).strip(), role(key, pair.substring(equals + 1)));
    }
    if (roles.isEmpty()) {
      Arrays.stream(Role.values()).forEach(role -> roles.put(name(role), role));
    }
    return new RoleNames(roles);
  }

  /** The roles that these names stand for; a name that nobody knows stands for none. */
  Set<Role> known(Collection<String> names) {
    Set<Role> known = EnumSet.noneOf(Role.class);
    names.forEach(name -> Optional.ofNullable(roles.get(name)).ifPresent(known::add));
    return known;
  }

  /** The role of this name of ours; a start is refused that names another. */
  static Role role(String key, String name) {
    return Arrays.stream(Role.values())
        .filter(role -> name(role).equals(name.strip()))
        .findFirst()
        .orElseThrow(() ->
            new StartRefusedException(
                "%s names the role '%s'; there are %s."
                    .formatted(
                        key,
                        name.strip(),
                        String.join(
                            ", ", Arrays.stream(Role.values()).map(RoleNames::name).toList()))));
  }

  static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
