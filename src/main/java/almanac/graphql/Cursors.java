package almanac.graphql;

import almanac.document.DocumentException.BadRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of lists that have a natural key: the key, and of which list it is. Opaque to clients.
 */
public enum Cursors {
  DOCUMENTS,
  VERSIONS,
  DRAFTS,
  CHANGES,
  IN_FORCE_CHANGES,
  SYNONYMS,
  SYNONYM_PROPOSALS,
  TO_READ,
  READ,
  UNREAD;

  private static final int MAX_PAGE = 100;

  public String encode(String key) {
    String text = name() + "|" + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((checksum(text) + "|" + text).getBytes(StandardCharsets.UTF_8));
  }

  /** The key of a cursor; null for none. One from elsewhere is a BAD_REQUEST. */
  @Nullable String decode(@Nullable String cursor) {
    return decode(cursor, key -> key);
  }

  /**
   * What a reader makes of the key of a cursor; null for none. One from elsewhere, or whose key
   * makes no sense to the reader, is a BAD_REQUEST.
   */
  public <T> @Nullable T decode(@Nullable String cursor, Function<String, T> reader) {
    if (cursor == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 3);
      if (parts.length == 3
          && parts[1].equals(name())
          && parts[0].equals(checksum(parts[1] + "|" + parts[2]))
          && parts[2].chars().noneMatch(Character::isISOControl)) {
        return reader.apply(parts[2]);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // neither Base64 nor a key of ours: said below
    }
    throw new BadRequest("The cursor in after does not come from this list.");
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  /** A page size within its bounds. */
  public static int page(int first) {
    if (first < 1 || first > MAX_PAGE) {
      throw new BadRequest("first must be from 1 to " + MAX_PAGE + ", not " + first + ".");
    }
    return first;
  }
}
