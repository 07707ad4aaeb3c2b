package almanac.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How people sign in: by tokens of an issuer, or else by named accounts, on this machine alone.
 * Tools have their keys either way. A server for which neither is safe must not start.
 */
public enum WayIn {
  TOKENS,
  LOCAL_ACCOUNTS;

  private static final String AUTH_SERVER_URL = "quarkus.oidc.auth-server-url";
  private static final String PUBLIC_KEY = "quarkus.oidc.public-key";
  private static final String AUDIENCE = "quarkus.oidc.token.audience";
  private static final String ISSUER = "quarkus.oidc.token.issuer";

  // The library takes this word for "do not look".
  private static final String ANY = "any";

  /**
   * The one way that the settings leave.
   *
   * @param setting the value of a key, if it has one
   * @throws StartRefusedException if people could come in of whom nobody knows who they are
   */
  public static WayIn of(Function<String, Optional<String>> setting) {
    Optional<String> issuer =
        Stream.of(AUTH_SERVER_URL, PUBLIC_KEY)
            .filter(key -> setting.apply(key).filter(value -> !value.isBlank()).isPresent())
            .findFirst();
    if (issuer.isPresent()) {
      checkTokens(issuer.get(), setting);
      return TOKENS;
    }
    boolean listens = setting.apply("quarkus.http.host-enabled").map(Boolean::valueOf).orElse(true);
    String host = setting.apply("quarkus.http.host").orElse("127.0.0.1");
    if (listens && !Loopback.isHost(host)) {
      throw new StartRefusedException(
          ("it would listen on %s, where others can reach it, and nothing says how they sign in."
                  + " Set %s and %s for tokens of your issuer, or quarkus.http.host=127.0.0.1 to"
                  + " try it out on this machine alone.")
              .formatted(host, AUTH_SERVER_URL, AUDIENCE));
    }
    return LOCAL_ACCOUNTS;
  }

  private static void checkTokens(String key, Function<String, Optional<String>> setting) {
    List<String> audiences =
        setting.apply(AUDIENCE).stream()
            .flatMap(value -> Stream.of(value.split(",", -1)))
            .map(String::strip)
            .filter(audience -> !audience.isEmpty())
            .toList();
    if (audiences.isEmpty() || audiences.contains(ANY)) {
      throw new StartRefusedException(
          ("%s is set, but %s names no audience: tokens that were made for other programs would"
                  + " be taken. Set it to what your issuer writes into tokens for Almanac.")
              .formatted(key, AUDIENCE));
    }
    Optional<String> issuer = setting.apply(ISSUER).map(String::strip);
    // Whoever is asked for keys says who he is; a key alone does not.
    boolean named = issuer.isPresent() || key.equals(AUTH_SERVER_URL);
    if (!named || issuer.filter(ANY::equals).isPresent()) {
      throw new StartRefusedException(
          "%s is set, but %s names no issuer: tokens of whomever would be taken."
              .formatted(key, ISSUER));
    }
  }
}
