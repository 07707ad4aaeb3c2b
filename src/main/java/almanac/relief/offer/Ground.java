package almanac.relief.offer;

import almanac.document.Document;
import almanac.document.text.Clause;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement stands on: the version of a document, and the clause of it.
 *
 * @param clause null: no clause is known
 */
public record Ground(Document document, @Nullable String clause) {

  /** The heading of the clause; null: it is not known, or the text has no such clause. */
  public @Nullable String heading() {
    return document.version().content().clauses().stream()
        .filter(c -> c.id().equals(clause))
        .map(Clause::heading)
        .findFirst()
        .orElse(null);
  }
}
