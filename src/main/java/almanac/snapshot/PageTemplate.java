package almanac.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The page around the texts, in two halves. Its policy lets the browser run the one script and use
 * the one style that are in it, and load nothing whatever. It is read once, when the class is
 * initialised (for a native executable: while it is built).
 */
final class PageTemplate {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String[] HALVES = halves();

  private PageTemplate() {}

  /**
   * What the page says of itself.
   *
   * @param today the business day on which it is made
   * @param groups of those it is made for
   */
  record Heading(Instant at, ZoneId zone, LocalDate today, LocalDate asOf, Set<String> groups) {
    Heading {
      groups = Set.copyOf(groups);
    }

    /** Those it is made for, in words. */
    private String audience() {
      return groups.isEmpty()
          ? "所有登录的人（不含限组可读的内容）"
          : "所有登录的人，以及组 " + String.join("、", new TreeSet<>(groups));
    }
  }

  /** All that stands before the texts. */
  static String before(Heading heading) {
    // What somebody else chose comes last, so that nothing in it is taken for a place to fill.
    return HALVES[0]
        .replace("{made}", heading.at().toString())
        .replace("{madeThere}", MINUTE.format(heading.at().atZone(heading.zone())))
        .replace("{zone}", escaped(heading.zone().getId()))
        .replace("{today}", heading.today().toString())
        .replace("{asOf}", heading.asOf().toString())
        .replace("{audience}", escaped(heading.audience()));
  }

  /** All that stands behind them. */
  static String after() {
    return HALVES[1];
  }

  private static String[] halves() {
    String style = resource("page.css");
    String script = resource("page.js");
    String policy =
        "default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(script), hash(style));
    String page =
        resource("page.html")
            .replace("{policy}", policy)
            .replace("{style}", style)
            .replace("{script}", script);
    int texts = page.indexOf("{texts}");
    return new String[] {
      page.substring(0, texts), page.substring(texts + "{texts}".length()),
    };
  }

  private static String hash(String source) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    String path = "/snapshot/" + name;
    try (InputStream file =
        Objects.requireNonNull(PageTemplate.class.getResourceAsStream(path), path)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
