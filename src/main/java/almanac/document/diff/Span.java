package almanac.document.diff;

/**
 * A piece of two texts that are shown as one: those that are not deleted make the newer text, those
 * that are not inserted the older.
 */
public record Span(Kind kind, String text) {
  /** Which of the two texts has it. */
  public enum Kind {
    EQUAL,
    DELETED,
    INSERTED
  }
}
