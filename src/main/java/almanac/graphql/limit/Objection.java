package almanac.graphql.limit;

/**
 * Why a query is not run, in one sentence for the caller; it quotes nothing long that he sent.
 *
 * @param sentence names the limit and the figure that was reached, where it is a matter of measure
 */
public record Objection(Reason reason, String sentence) {

  /** The three things that can be wrong with the form of a query that can be read. */
  public enum Reason {
    /** It asks for more than one answer may cost. */
    TOO_COSTLY,
    /** No answer could ever be found. */
    MEANINGLESS,
    /** It asks for what is switched off. */
    CLOSED
  }

  static Objection tooCostly(String what, long reached, long most, String key) {
    return new Objection(
        Reason.TOO_COSTLY,
        "The query has a %s of %s%d; at most %d is served (%s)."
            .formatted(what, reached >= Weight.MOST ? "more than " : "", reached, most, key));
  }
}
