package almanac.graphql.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whom a request is counted for: who has signed in, else the address that it comes from. */
public record Client(String key) {
  // Whoever has one address of IPv6 has all that begin like it.
  private static final int NETWORK_BYTES = 8;

  /** Somebody who has signed in, wherever he comes from. */
  public static Client user(String name) {
    return new Client("user " + name);
  }

  /**
   * Everybody at an address.
   *
   * @param address as digits; null: there is none, as with a socket of the same machine
   */
  public static Client at(@Nullable String address) {
    if (address != null
        && address.indexOf(':') >= 0
        && InetAddress.ofLiteral(address) instanceof Inet6Address six) {
      byte[] network = Arrays.copyOf(six.getAddress(), NETWORK_BYTES);
      return new Client("network " + HexFormat.of().formatHex(network));
    }
    return new Client("address " + address);
  }
}
