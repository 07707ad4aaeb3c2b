package almanac.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether an address is of this machine alone. Names are compared, never looked up: what a name
 * leads to is for whoever owns the name to say, which is how DNS rebinding works.
 */
final class Loopback {
  private static final Pattern IPV4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");
  private static final Set<String> NAMES = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:\\[([0-9a-f:]+)]|([a-z0-9.-]+))(?::[0-9]{1,5})?");
  private static final Pattern ORIGIN = Pattern.compile("https?://(.+)");

  private Loopback() {}

  static boolean isHost(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT).replaceAll("^\\[(.*)]$", "$1");
    return NAMES.contains(name) || IPV4.matcher(name).matches();
  }

  /** Whether a Host header names this machine, with or without a port. */
  static boolean isAuthority(@Nullable String authority) {
    if (authority == null) {
      return false;
    }
    Matcher parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    return parts.matches() && isHost(parts.group(1) == null ? parts.group(2) : parts.group(1));
  }

  /** Whether a page of this origin was served from this authority. */
  static boolean isOrigin(String origin, String authority) {
    Matcher parts = ORIGIN.matcher(origin);
    return parts.matches() && parts.group(1).equalsIgnoreCase(authority);
  }
}
