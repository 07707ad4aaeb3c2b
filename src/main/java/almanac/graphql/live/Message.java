package almanac.graphql.live;

import almanac.graphql.http.Refusal;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said over a socket in graphql-transport-ws: by clients the records, to them the rest. */
sealed interface Message {
  JsonProvider JSON = JsonProviderHolder.jsonProvider();
  int LONGEST_ID = 100;

  /** The first message; its payload may bring credentials. */
  record Init(@Nullable JsonObject payload) implements Message {}

  record Ping() implements Message {}

  record Pong() implements Message {}

  record Subscribe(String id, JsonObject payload) implements Message {}

  record Complete(String id) implements Message {}

  static Message of(JsonObject json) {
    String type = json.get("type") instanceof JsonString string ? string.getString() : "";
    return switch (type) {
      case "connection_init" -> new Init(payload(json));
      case "ping" -> {
        payload(json);
        yield new Ping();
      }
      case "pong" -> {
        payload(json);
        yield new Pong();
      }
      case "subscribe" -> {
        JsonObject payload = payload(json);
        if (payload == null) {
          throw Refusal.badRequest("A subscribe needs a payload: an object with a query.");
        }
        yield new Subscribe(id(json), payload);
      }
      case "complete" -> new Complete(id(json));
      default ->
          throw Refusal.badRequest(
              "The type must be connection_init, ping, pong, subscribe or complete.");
    };
  }

  private static @Nullable JsonObject payload(JsonObject json) {
    return switch (json.get("payload")) {
      case null -> null;
      case JsonObject object -> object;
      case JsonValue other when other.getValueType() == JsonValue.ValueType.NULL -> null;
      default -> throw Refusal.badRequest("A payload must be an object.");
    };
  }

  private static String id(JsonObject json) {
    String id = json.get("id") instanceof JsonString string ? string.getString() : "";
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw Refusal.badRequest(
          "The message needs an id: a string of 1 to " + LONGEST_ID + " characters.");
    }
    return id;
  }

  static JsonObject bare(String type) {
    return JSON.createObjectBuilder().add("type", type).build();
  }

  static JsonObject next(String id, JsonObject result) {
    return JSON.createObjectBuilder()
        .add("type", "next")
        .add("id", id)
        .add("payload", result)
        .build();
  }

  static JsonObject error(String id, List<JsonObject> errors) {
    JsonArray array = JSON.createArrayBuilder(errors).build();
    return JSON.createObjectBuilder()
        .add("type", "error")
        .add("id", id)
        .add("payload", array)
        .build();
  }
}
