package almanac.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a key is made of: 256 random bits, of which only the hash is kept. A fast hash is right for
 * them: slow ones protect what people think up, and nobody tries out 256 bits.
 */
final class Secrets {
  private static final int BYTES = 32;
  private static final String PREFIX = "alm_"; // so that scanners of repositories can find it
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  private Secrets() {}

  static String fresh() {
    byte[] bits = new byte[BYTES];
    new SecureRandom().nextBytes(bits);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** Whether a text looks like a secret of ours. */
  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
