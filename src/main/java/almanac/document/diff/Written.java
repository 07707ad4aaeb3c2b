package almanac.document.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a value of the stored form is written for a reader of the API. */
final class Written {
  private Written() {}

  /** Whether an object is told as one value rather than by its parts: a criterion, a reference. */
  static boolean isWhole(JsonNode node) {
    return isTest(node) || isReference(node);
  }

  private static boolean isTest(JsonNode node) {
    return node.has("fact");
  }

  private static boolean isReference(JsonNode node) {
    return node.isObject() && node.size() == 2 && node.has("slug") && node.has("name");
  }

  static boolean isAnyOf(JsonNode node) {
    return node.path("type").asText().equals("any-of");
  }

  static String of(JsonNode node) {
    if (isTest(node)) {
      List<String> values = new ArrayList<>();
      node.path("values").forEach(v -> values.add(of(v)));
      return node.path("operator").asText() + " " + list(values.stream());
    }
    if (isReference(node)) {
      return node.get("slug").asText() + "#" + node.get("name").asText();
    }
    if (node.isNumber()) {
      return node.decimalValue().toPlainString();
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }

  /** Several values as one; those that hold a comma or a quote themselves stand in quotes. */
  static String list(Stream<String> values) {
    return values.map(Written::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String value) {
    return value.isEmpty() || value.contains(",") || value.contains("\"")
        ? '"' + value.replace("\"", "\\\"") + '"'
        : value;
  }

  /** A key of content files, or the name of a fact, as the API names it. */
  static String camel(String key) {
    StringBuilder camel = new StringBuilder();
    for (String word : key.toLowerCase(Locale.ROOT).split("[-_]", -1)) {
      camel.append(
          camel.isEmpty() || word.isEmpty()
              ? word
              : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }
}
