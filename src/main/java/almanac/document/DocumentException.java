package almanac.document;

import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with what was asked; each kind has one stable code at every door. The message
 * is one sentence for the caller: what was wrong, and what would be right.
 */
public abstract sealed class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private DocumentException(String sentence) {
    super(sentence);
  }

  /** An argument that cannot be answered. */
  public static final class BadRequest extends DocumentException {
    private static final long serialVersionUID = 1;

    public BadRequest(String sentence) {
      super(sentence);
    }
  }

  /** Asked for more than one answer may cost; the sentence names the limit. */
  public static final class TooCostly extends DocumentException {
    private static final long serialVersionUID = 1;

    public TooCostly(String sentence) {
      super(sentence);
    }
  }

  /** A part that the answer needs is down; to be asked again later. */
  public static final class Unavailable extends DocumentException {
    private static final long serialVersionUID = 1;

    public Unavailable(String sentence, @Nullable Throwable cause) {
      super(sentence);
      initCause(cause);
    }
  }

  /** The reader lacks a right; never says whether the thing asked for exists. */
  public static final class Forbidden extends DocumentException {
    private static final long serialVersionUID = 1;

    public Forbidden(String sentence) {
      super(sentence);
    }
  }

  /** What a change is about is not there, or not for this person; the two cannot be told apart. */
  public static final class NotFound extends DocumentException {
    private static final long serialVersionUID = 1;

    public NotFound(String sentence) {
      super(sentence);
    }
  }

  /** Somebody has changed it since the caller looked. */
  public static final class Stale extends DocumentException {
    private static final long serialVersionUID = 1;
    private final int revision;

    /**
     * @param revision of the version as it is now
     */
    public Stale(String sentence, int revision) {
      super(sentence);
      this.revision = revision;
    }

    public int revision() {
      return revision;
    }
  }

  /** The step does not lead on from the state that the version is in. */
  public static final class WrongState extends DocumentException {
    private static final long serialVersionUID = 1;

    public WrongState(String sentence) {
      super(sentence);
    }
  }

  /** A text that cannot be taken as it is. */
  public static final class InvalidContent extends DocumentException {
    private static final long serialVersionUID = 1;

    public InvalidContent(String sentence) {
      super(sentence);
    }
  }
}
