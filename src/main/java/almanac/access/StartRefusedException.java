package almanac.access;

/**
 * The configuration would let in people of whom nobody knows who they are. The message is one
 * sentence or two for whoever starts the server: what is wrong, and what to set.
 */
public final class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartRefusedException(String sentence) {
    super(sentence);
  }
}
