package almanac.graphql.http;

import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one JSON object and refuses what two parsers could understand differently. */
final class StrictJson {
  // The longest number that anybody means; what is longer, or has a larger exponent, only costs.
  private static final int MOST_DIGITS = 40;
  private static final Pattern NUMBER =
      Pattern.compile("[^eE]{1," + MOST_DIGITS + "}([eE][+-]?[0-9]{1,2})?");

  private final JsonParserFactory parsers;
  private final JsonReaderFactory readers;
  private final int maxValues;

  StrictJson(int maxDepth, int maxValues) {
    this.maxValues = maxValues;
    JsonProvider json = JsonProviderHolder.jsonProvider();
    parsers = json.createParserFactory(Map.of("org.eclipse.parsson.maxDepth", maxDepth));
    readers =
        json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
  }

  /** The object that the text is; {@code what} names the text in the sentence of a refusal. */
  JsonObject object(String text, String what) {
    checkGrammar(text, what);
    JsonValue value;
    try (JsonReader reader = readers.createReader(new StringReader(text))) {
      value = reader.readValue();
    } catch (JsonException e) {
      throw Refusal.badRequest(what + " has an object with the same key twice.");
    }
    if (!(value instanceof JsonObject object)) {
      throw Refusal.badRequest(
          what + " must be a JSON object, not " + typeOf(value) + "; batches are not served.");
    }
    checkText(object, what);
    return object;
  }

  // The reader builds what it reads by recursion and stops at the end of the first value, so this
  // walks over the whole text before.
  private void checkGrammar(String text, String what) {
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      for (int events = 0; parser.hasNext(); events++) {
        JsonParser.Event event = parser.next();
        if (event == JsonParser.Event.VALUE_NUMBER
            && !NUMBER.matcher(parser.getString()).matches()) {
          throw Refusal.badRequest(what + " has a number that is too long.");
        }
        if (events >= maxValues) {
          throw Refusal.http(
              413,
              what + " has more than %d keys and values (max-json-values).".formatted(maxValues));
        }
      }
    } catch (Refusal e) {
      throw e;
    } catch (JsonParsingException e) {
      var place = e.getLocation();
      throw Refusal.badRequest(
          what
              + " is not valid JSON at line %d, column %d."
                  .formatted(place.getLineNumber(), place.getColumnNumber()));
    } catch (RuntimeException e) {
      // The parser has no exception of its own for its limits.
      throw Refusal.badRequest(what + " is nested too deep.");
    }
  }

  /** Whether somebody may mean such a number; {@code 1e999999999} written out fills the memory. */
  static boolean isMeant(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= 100;
  }

  /** The type of a value as a reader of JSON would call it. */
  static String typeOf(JsonValue value) {
    return switch (value.getValueType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case TRUE, FALSE -> "a boolean";
      case NULL -> "null";
    };
  }

  // Escapes such as \ud800 pass every JSON parser, so the parsed strings are looked at once more.
  private static void checkText(JsonValue value, String what) {
    switch (value) {
      case JsonString string -> StrictText.check(string.getString(), what);
      case JsonArray array -> array.forEach(element -> checkText(element, what));
      case JsonObject object ->
          object.forEach((key, element) -> {
            StrictText.check(key, what);
            checkText(element, what);
          });
      default -> {}
    }
  }
}
