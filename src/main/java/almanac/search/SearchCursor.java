package almanac.search;

import almanac.document.DocumentException.BadRequest;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a search goes on: which request it belongs to, and what was shown already. So the next page
 * is the best not yet shown, on any replica. It tells no moment, which would tell of changes that
 * are not for this reader.
 *
 * @param request a hash of all that was asked, but for page and cursor
 * @param shown short hashes of the slugs shown, in the order in which they were
 */
record SearchCursor(LocalDate asOf, long request, Set<Integer> shown) {

  /** The most hits that one search pages through. */
  static final int MOST_SHOWN = 200;

  private static final byte FORMAT = 'T';

  SearchCursor {
    shown = new LinkedHashSet<>(shown);
  }

  static long requestOf(SearchRequest r) {
    // The day counts, too: the same question on another day has other answers.
    String all =
        r.query().typed()
            + '\n'
            + written(r.filter().kinds())
            + written(r.filter().products())
            + written(r.filter().regions())
            + written(r.filter().tags())
            + written(r.filter().authorities())
            + written(r.filter().states())
            + written(given(r.filter().owner()))
            + written(given(r.filter().reviewBefore()))
            + r.asOf();
    return ByteBuffer.wrap(sha256(all.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static Set<?> given(@Nullable Object value) {
    return value == null ? Set.of() : Set.of(value);
  }

  // Each with its length, or [a, b] would be one tag or two.
  private static String written(Set<?> values) {
    StringBuilder all = new StringBuilder();
    values.stream()
        .map(Object::toString)
        .sorted()
        .forEach(v -> all.append(v.length()).append(':').append(v));
    return all.append('\n').toString();
  }

  static int shortHash(String slug) {
    return ByteBuffer.wrap(sha256(slug.getBytes(StandardCharsets.UTF_8))).getInt();
  }

  String encode() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + 8 + 8 + 4 * shown.size() + 4);
    bytes.put(FORMAT).putLong(asOf.toEpochDay()).putLong(request);
    shown.forEach(bytes::putInt);
    bytes.put(sha256(bytes.array(), bytes.position()), 0, 4);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws BadRequest if it is from elsewhere, or of another request
   */
  static SearchCursor decode(String cursor, SearchRequest of) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(cursor);
      ByteBuffer bytes = ByteBuffer.wrap(all);
      if (all.length < 21 || bytes.get() != FORMAT) {
        throw foreign();
      }
      LocalDate asOf = LocalDate.ofEpochDay(bytes.getLong());
      long request = bytes.getLong();
      Set<Integer> shown = new LinkedHashSet<>();
      while (bytes.remaining() > 4) {
        shown.add(bytes.getInt());
      }
      boolean whole = bytes.getInt() == ByteBuffer.wrap(sha256(all, all.length - 4)).getInt();
      if (!whole || request != requestOf(of)) {
        throw foreign();
      }
      return new SearchCursor(asOf, request, shown);
    } catch (IllegalArgumentException
        | BufferUnderflowException
        | java.time.DateTimeException
        | ArithmeticException e) {
      throw foreign();
    }
  }

  private static BadRequest foreign() {
    return new BadRequest("The cursor in after does not come from this search.");
  }

  private static byte[] sha256(byte[] bytes, int length) {
    return sha256(java.util.Arrays.copyOf(bytes, length));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
