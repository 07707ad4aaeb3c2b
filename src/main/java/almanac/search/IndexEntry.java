package almanac.search;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline.Rectangle;
import almanac.search.plan.IndexedTokens.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds of one rectangle of a document: where it answers, who may see it, and the
 * text that is searched and shown.
 *
 * @param audience the key of the audience; see {@link almanac.document.Audience#key}
 * @param askedAs searched, never shown
 * @param number its own, as regulations have one; may be empty
 * @param besides searched lines that are no clause: cited numbers, lines of the card, signals,
 *     steps
 * @param authorities who issued its sources
 * @param past whether it answers only for days before the index's horizon, or for moments before
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
    List<String> tags,
    String number,
    List<String> besides,
    List<String> authorities,
    boolean past) {

  /**
   * Whether nobody who asks about today finds a rectangle, in an index that is whole up to a
   * horizon. The last day before it is left out, for in another zone it may be today; and the last
   * minute, for a search may have begun in it.
   */
  public static boolean isPast(Rectangle rectangle, Instant horizon) {
    LocalDate day = LocalDate.ofInstant(horizon, ZoneOffset.UTC).minusDays(1);
    Instant knownUntil = rectangle.knownUntil();
    LocalDate until = rectangle.segment().until();
    return (knownUntil != null && knownUntil.isBefore(horizon.minus(1, ChronoUnit.MINUTES)))
        || (until != null && !until.isAfter(day));
  }

  /** What of it is searched. */
  public Texts texts() {
    return new Texts(
        title,
        aliases,
        heardAs,
        number,
        besides,
        summary,
        clauses.stream().map(IndexedClause::heading).toList(),
        clauses.stream().map(IndexedClause::text).toList(),
        askedAs);
  }

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
