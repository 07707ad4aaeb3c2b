package almanac.document.diff;

import almanac.document.text.Clause;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one clause.
 *
 * @param kinds one of them, or MOVED and CHANGED
 * @param before as it was; null if it is new
 * @param after as it is; null if it is gone
 * @param heading the heading of both
 * @param text the Markdown of both
 */
public record ClauseChange(
    String id,
    Set<Kind> kinds,
    @Nullable Clause before,
    @Nullable Clause after,
    List<Span> heading,
    List<Span> text) {
  public ClauseChange {
    kinds = Set.copyOf(kinds);
    heading = List.copyOf(heading);
    text = List.copyOf(text);
  }

  /** In what way it is different. */
  public enum Kind {
    ADDED,
    REMOVED,
    /** It has another place among the clauses that both texts have. */
    MOVED,
    /** Its heading or its text is another. */
    CHANGED
  }
}
