package almanac.search;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline.Rectangle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds of one rectangle of a document: where it answers, who may see it, and the
 * text that is searched and shown.
 *
 * @param audience the key of the audience; see {@link almanac.document.Audience#key}
 * @param askedAs searched, never shown
 */
public record IndexEntry(
    String slug,
    Kind kind,
    Rectangle rectangle,
    String audience,
    String title,
    List<String> aliases,
    List<String> heardAs,
    List<String> askedAs,
    String summary,
    List<IndexedClause> clauses,
    Period effective,
    @Nullable LocalDate reviewBy,
    boolean sample,
    String owner,
    List<String> products,
    List<String> regions,
    List<String> tags) {

  /** A clause as plain text. */
  public record IndexedClause(String id, String heading, String text) {}

  /**
   * The same for the same rectangle for ever, so that applying an entry twice changes nothing:
   * within a document no two rectangles share both first moment and first day.
   */
  public String id() {
    LocalDate from = rectangle.segment().from();
    return slug
        + "@"
        + micros(rectangle.knownFrom())
        + "/"
        + (from == null ? "" : from.toEpochDay());
  }

  /** An instant as whole microseconds since the epoch, as indexes hold it. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
