package almanac.content.file;

import org.jspecify.annotations.Nullable;

/**
 * Something in a folder that keeps it from being imported, for the person who has to mend it.
 *
 * @param file the path below the folder; empty for the folder itself
 * @param line counted from 1; 0 where no line can be named
 * @param key the key in the front matter, such as {@code card.can[0].clause}; null outside of it
 * @param sentence what is wrong, and what was expected
 */
public record Problem(Code code, String file, int line, @Nullable String key, String sentence) {

  /** What kind of problem it is; stable, for programs. */
  public enum Code {
    FOLDER,
    UNREADABLE,
    TOO_LARGE,
    BAD_NAME,
    BAD_YAML,
    UNKNOWN_KEY,
    MISSING_KEY,
    BAD_VALUE,
    BAD_PERIOD,
    BAD_BODY,
    BROKEN_LINK,
    UNKNOWN_FIGURE,
    DUPLICATE,
    BAD_NUMBER,
    BACKDATED,
    FUTURE,
    FOUR_EYES,
    SLOT_TAKEN,
    NO_SUCCESSOR,
    /** A draft that tells of its publication or withdrawal. */
    NOT_IN_A_DRAFT,
    /** A withdrawal of a version that is in force here: no file can do that. */
    WITHDRAWN_ELSEWHERE
  }

  /** Whether it keeps the folder from being imported; the others are only told. */
  public boolean refuses() {
    return code != Code.WITHDRAWN_ELSEWHERE;
  }

  @Override
  public String toString() {
    return (file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + " ")
        + (key == null ? "" : key + " ")
        + "["
        + code
        + "] "
        + sentence;
  }
}
