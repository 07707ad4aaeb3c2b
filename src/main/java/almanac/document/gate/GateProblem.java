package almanac.document.gate;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, or may be, with a version that shall be published.
 *
 * @param code stable, such as CARD_EXCEEDS_TERMS; part of the API
 * @param clause the id of the clause that it is about
 * @param key the key that it is about, as a content file writes it: {@code terms.max-periods}
 * @param message what is wrong, and what would be right: one sentence
 */
public record GateProblem(
    String code,
    Severity severity,
    String slug,
    int number,
    @Nullable String clause,
    @Nullable String key,
    String message) {

  /** By document and version, errors first. */
  public static final Comparator<GateProblem> ORDER =
      Comparator.comparing(GateProblem::slug)
          .thenComparingInt(GateProblem::number)
          .thenComparing(GateProblem::severity)
          .thenComparing(GateProblem::code)
          .thenComparing(GateProblem::message);

  /** Whether a problem stands against the publication. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public boolean blocks() {
    return severity == Severity.ERROR;
  }
}
