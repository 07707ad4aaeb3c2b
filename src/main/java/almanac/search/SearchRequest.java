package almanac.search;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.search.plan.QueryText;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question to the index, checked: what stands here can be answered.
 *
 * @param asOf the business day that is asked about
 * @param knownAt the moment of knowledge; null: all that the index holds
 * @param first how many hits, 1 to 100
 * @param after the cursor of the hit to go on behind; null: from the best
 */
public record SearchRequest(
    QueryText query,
    DocumentFilter filter,
    Viewer viewer,
    LocalDate asOf,
    @Nullable Instant knownAt,
    int first,
    @Nullable String after) {

  /** The longest query, in characters; more than anybody says in one breath. */
  public static final int MAX_QUERY = 500;

  /** The most hits of one page. */
  public static final int MAX_FIRST = 100;

  public SearchRequest {
    if (first < 1 || first > MAX_FIRST) {
      throw new BadRequest("first must be from 1 to " + MAX_FIRST + ", not " + first + ".");
    }
  }

  /**
   * A query as it was typed.
   *
   * @throws BadRequest if it is too long, holds control characters or half a character, or nothing
   *     that can be searched for
   */
  public static QueryText query(String typed) {
    if (typed.length() > MAX_QUERY) {
      throw new BadRequest(
          "The query has "
              + typed.length()
              + " characters; at most "
              + MAX_QUERY
              + " are searched.");
    }
    for (int i = 0; i < typed.length(); i++) {
      int cp = typed.codePointAt(i);
      if (Character.isSurrogate(typed.charAt(i)) && cp <= 0xffff) {
        throw new BadRequest("The query holds half a character (a lone surrogate).");
      }
      if (Character.isISOControl(cp) && !Character.isWhitespace(cp)) {
        throw new BadRequest("The query holds a control character.");
      }
      i += Character.charCount(cp) - 1;
    }
    QueryText query = QueryText.of(typed);
    if (query.isEmpty()) {
      throw new BadRequest("The query holds no letter, digit or Chinese character to search for.");
    }
    return query;
  }

  /** The most suggestions, and the most related documents; a screen shows no more. */
  public static final int MAX_NAMES = 20;

  /**
   * How many names are wanted.
   *
   * @throws BadRequest if it is not 1 to 20
   */
  public static int names(int first) {
    if (first < 1 || first > MAX_NAMES) {
      throw new BadRequest("first must be from 1 to " + MAX_NAMES + ", not " + first + ".");
    }
    return first;
  }
}
