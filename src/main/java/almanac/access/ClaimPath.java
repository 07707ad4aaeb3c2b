package almanac.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where in a token something stands: the names of claims from outside to inside. Written with a
 * slash between them; a name with a slash in it stands in double quotes.
 */
record ClaimPath(List<String> names) {
  private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"|([^/\"]+)");
  private static final Pattern PATH =
      Pattern.compile("(?:%1$s)(?:/(?:%1$s))*".formatted("\"[^\"]+\"|[^/\"]+"));

  ClaimPath {
    names = List.copyOf(names);
  }

  static ClaimPath of(String key, String written) {
    if (!PATH.matcher(written).matches()) {
      throw new StartRefusedException(
          "%s is '%s'; it takes names of claims such as realm_access/roles."
              .formatted(key, written));
    }
    return new ClaimPath(NAME.matcher(written).results().map(ClaimPath::name).toList());
  }

  private static String name(MatchResult part) {
    return part.group(1) == null ? part.group(2) : part.group(1);
  }

  /** All strings there: one, or those of a list; anything else counts for nothing. */
  List<String> strings(JsonNode claims) {
    JsonNode there = claims;
    for (String name : names) {
      there = there.path(name);
    }
    List<String> strings = new ArrayList<>();
    for (JsonNode one : there.isArray() ? there : List.of(there)) {
      if (one.isTextual() && !one.textValue().isBlank()) {
        strings.add(one.textValue());
      }
    }
    return strings;
  }

  /** The one string there; empty if there is none, or more than one. */
  Optional<String> string(JsonNode claims) {
    List<String> strings = strings(claims);
    return strings.size() == 1 ? Optional.of(strings.getFirst()) : Optional.empty();
  }
}
