package almanac.search.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names the form of an index: two programs that would write other tokens or fields have other
 * fingerprints, and leave each other's indexes alone.
 */
public final class IndexFormat {
  /** Changed by hand when an index changes otherwise than by its tokens. */
  private static final String STORED = "5";

  // Something of all that the analysis treats in its own way.
  private static final List<String> PROBE =
      List.of(
          "个性化分期还款",
          "第七十条 60期 五万元 50,000 ﹪ ５％",
          "銀保監會〔2022〕13號",
          "M3 etc GB/T 45251-2025",
          "重病率行单");

  /** 12 characters that stand in the names of folders and indexes. */
  public static final String FINGERPRINT = fingerprint();

  private IndexFormat() {}

  private static String fingerprint() {
    StringBuilder form = new StringBuilder(STORED);
    for (TokenField field : TokenField.values()) {
      form.append(field.key()).append(field.counts()).append(field.lengths());
    }
    form.append(
        IndexedTokens.of(
            new IndexedTokens.Texts(
                PROBE.getFirst(), PROBE, PROBE, PROBE.get(2), PROBE, "", PROBE, PROBE, PROBE)));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(form.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
