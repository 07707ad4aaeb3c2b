package almanac.document.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL inside cannot serve; the message is one sentence for the person who starts
 * Almanac. Show that sentence and no stack trace: the cause is for a debugger.
 */
public final class EmbeddedDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedDatabaseException(String sentence) {
    this(sentence, null);
  }

  EmbeddedDatabaseException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
