package almanac.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** The local accounts of application.properties, as somebody who knows their password. */
public final class Account {
  public static final String PASSWORD = "almanac";

  private Account() {}

  /** The value of the header Authorization. */
  public static String basic(String name) {
    return basic(name, PASSWORD);
  }

  public static String basic(String name, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
  }
}
