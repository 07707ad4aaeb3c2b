package almanac.graphql.relief;

import almanac.document.DocumentException.BadRequest;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads the days of an input object. The library refuses a day that does not exist without saying
 * in which field it stands; so it is let through as {@link #NONE}, and refused by who knows.
 */
public final class DayReader implements JsonbDeserializer<LocalDate> {
  /** Stands for what is no day. */
  private static final LocalDate NONE = LocalDate.MIN;

  @Override
  public LocalDate deserialize(JsonParser parser, DeserializationContext context, Type type) {
    try {
      return LocalDate.parse(parser.getString());
    } catch (DateTimeException | IllegalStateException _) {
      return NONE;
    }
  }

  /**
   * The day that was read.
   *
   * @param field as the caller knows it
   * @throws BadRequest if it is none
   */
  static LocalDate day(String field, LocalDate read) {
    if (read.equals(NONE)) {
      throw new BadRequest(field + " is no day; days are written such as 2026-01-31.");
    }
    return read;
  }
}
