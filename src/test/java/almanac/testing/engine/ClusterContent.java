package almanac.testing.engine;

import static java.util.Comparator.comparing;

import almanac.testing.IndexContent;
import almanac.testing.IndexContent.Entry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the index on a search server holds, read over HTTP with names of its own: a reading that
 * shares no code with the follower, to be compared with {@link IndexContent#ofDatabase}.
 */
public final class ClusterContent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 2_000;

  private ClusterContent() {}

  /** The document that names the index in use, with what that remembers; missing: there is none. */
  public static JsonNode live(EngineServer server) throws IOException {
    List<String> states = indexes(server).stream().filter(n -> n.endsWith("-state")).toList();
    if (states.isEmpty()) {
      return JSON.missingNode();
    }
    return get(server, "GET", "/" + states.getFirst() + "/_doc/live", "").path("_source");
  }

  /** The indexes that can be searched, used or not. */
  public static List<String> generations(EngineServer server) throws IOException {
    return indexes(server).stream().filter(name -> !name.endsWith("-state")).toList();
  }

  /** Takes all away, as an operator would who wants them made again. */
  public static void delete(EngineServer server) throws IOException {
    for (String name : indexes(server)) {
      get(server, "DELETE", "/" + name, "");
    }
  }

  private static List<String> indexes(EngineServer server) throws IOException {
    List<String> names = new ArrayList<>();
    get(server, "GET", "/almanac-*/_alias", "").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** All entries that can be found in the index in use, in the order of their ids. */
  public static List<Entry> entries(EngineServer server) throws IOException {
    String find = "/" + live(server).path("generation").asText() + "/_search";
    List<Entry> entries = new ArrayList<>();
    String after = "";
    while (true) {
      String page =
          """
          {"size": %d, "query": {"exists": {"field": "slug"}}, "sort": ["slug", "valid_from", \
          "known_from"], "docvalue_fields": ["valid_from", "valid_until", "known_from", \
          "known_until"]%s}\
          """
              .formatted(PAGE, after);
      JsonNode hits = get(server, "POST", find, page).at("/hits/hits");
      hits.forEach(hit -> entries.add(entry(hit)));
      if (hits.size() < PAGE) {
        entries.sort(comparing(Entry::id));
        return entries;
      }
      after = ", \"search_after\": " + hits.get(PAGE - 1).path("sort");
    }
  }

  private static Entry entry(JsonNode hit) {
    String[] held = hit.at("/_source/held").asText().split("\u0000", -1);
    return new Entry(
        hit.path("_id").asText(),
        held[0],
        Integer.parseInt(held[2]),
        held[3],
        held[12],
        value(hit, "valid_from"),
        value(hit, "valid_until"),
        value(hit, "known_from"),
        value(hit, "known_until"));
  }

  private static long value(JsonNode hit, String field) {
    JsonNode values = hit.path("fields").path(field);
    if (values.size() != 1) {
      throw new AssertionError("entry without a bound: " + hit);
    }
    return values.get(0).asLong();
  }

  private static JsonNode get(EngineServer server, String method, String path, String body)
      throws IOException {
    var answer = server.send(method, path, body);
    if (answer.statusCode() == 404) {
      return JSON.missingNode();
    }
    if (answer.statusCode() >= 400) {
      throw new IOException(answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
