package almanac.graphql.http;

import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What GraphQL over HTTP asks with, each member of the right type or absent.
 *
 * @param query the document, not empty
 * @param operationName which operation of the document to run, never empty
 */
public record GraphQLRequest(
    String query, @Nullable String operationName, @Nullable JsonObject variables) {
  static final String QUERY = "query";
  static final String OPERATION_NAME = "operationName";
  static final String VARIABLES = "variables";
  static final String EXTENSIONS = "extensions";
  static final Set<String> MEMBERS = Set.of(QUERY, OPERATION_NAME, VARIABLES, EXTENSIONS);

  static GraphQLRequest of(JsonObject json) {
    String query = string(json, QUERY);
    if (query == null || query.isBlank()) {
      throw Refusal.badRequest("The request needs a 'query': a string with a GraphQL document.");
    }
    object(json, EXTENSIONS);
    String operationName = string(json, OPERATION_NAME);
    boolean unnamed = operationName == null || operationName.isEmpty();
    return new GraphQLRequest(query, unnamed ? null : operationName, object(json, VARIABLES));
  }

  /** The form that the library takes. */
  public JsonObject toJson() {
    var json = JsonProviderHolder.jsonProvider().createObjectBuilder().add(QUERY, query);
    if (operationName != null) {
      json.add(OPERATION_NAME, operationName);
    }
    if (variables != null) {
      json.add(VARIABLES, variables);
    }
    return json.build();
  }

  private static @Nullable String string(JsonObject json, String member) {
    return switch (json.get(member)) {
      case null -> null;
      case JsonString string -> string.getString();
      case JsonValue other when other.getValueType() == JsonValue.ValueType.NULL -> null;
      case JsonValue other -> throw wrongType(member, "a string", other);
    };
  }

  private static @Nullable JsonObject object(JsonObject json, String member) {
    return switch (json.get(member)) {
      case null -> null;
      case JsonObject object -> object;
      case JsonValue other when other.getValueType() == JsonValue.ValueType.NULL -> null;
      case JsonValue other -> throw wrongType(member, "an object", other);
    };
  }

  private static Refusal wrongType(String member, String expected, JsonValue actual) {
    return Refusal.badRequest(
        "'%s' must be %s, not %s.".formatted(member, expected, StrictJson.typeOf(actual)));
  }
}
