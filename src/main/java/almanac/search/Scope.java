package almanac.search;

import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What may be found at all, whatever is asked for. An engine applies it inside the query, so that
 * no count tells of what lies outside.
 *
 * @param asOf the business day that is asked about
 * @param knownAt the moment of knowledge; not later than the horizon
 * @param withheld slugs that nobody finds at the moment
 * @param overdue what becomes of texts whose review is overdue on {@code asOf}
 */
public record Scope(
    LocalDate asOf,
    Instant knownAt,
    Viewer viewer,
    DocumentFilter filter,
    Set<String> withheld,
    Overdue overdue) {
  public Scope {
    withheld = Set.copyOf(withheld);
  }

  /** What becomes of a text whose review is overdue. */
  public enum Overdue {
    /** It comes last within its tier. */
    FLAG,
    /** It is not found. */
    HIDE
  }
}
