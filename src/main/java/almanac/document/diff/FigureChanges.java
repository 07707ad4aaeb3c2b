package almanac.document.diff;

import almanac.document.diff.ListMatch.Pair;
import almanac.document.text.ContentJson;
import almanac.document.text.VersionContent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is different of everything but the clauses. It walks the stored forms side by side, so
 * that no field can be forgotten here: what it does not know it reports all the same, by its name.
 */
final class FigureChanges {
  private static final JsonNode NOTHING = MissingNode.getInstance();
  private static final String CLAUSE = "clause";
  private static final String TERMS = "terms.";

  private final List<FigureChange> found = new ArrayList<>();
  private final Map<String, String> clauseOfTerm = new HashMap<>();

  private FigureChanges() {}

  static List<FigureChange> of(@Nullable VersionContent before, VersionContent after) {
    FigureChanges changes = new FigureChanges();
    JsonNode old = before == null ? NOTHING : data(before);
    JsonNode now = data(after);
    changes.learn(now);
    changes.learn(old);
    changes.fields("", null, old, now, null);
    return changes.found;
  }

  // The API has the fields of a kind beside those that all kinds have.
  private static JsonNode data(VersionContent content) {
    ObjectNode data = (ObjectNode) ContentJson.tree(content);
    data.remove("clauses");
    data.setAll((ObjectNode) data.remove("details"));
    return data;
  }

  // A line of the card that speaks of a term says where it stands, the first of them; the other
  // terms stand in the clause that the terms name.
  private void learn(JsonNode data) {
    for (JsonNode lines : data.path("card")) {
      for (JsonNode line : lines) {
        String term = line.path("means").path("term").asText();
        if (!term.isEmpty() && line.has(CLAUSE)) {
          String path = TERMS + Written.camel(term);
          clauseOfTerm.putIfAbsent(path, line.get(CLAUSE).asText());
          clauseOfTerm.putIfAbsent(path + "Figure", line.get(CLAUSE).asText());
        }
      }
    }
  }

  private void walk(
      String path, @Nullable String item, JsonNode old, JsonNode now, @Nullable String clause) {
    if (old.isArray() || now.isArray()) {
      list(path, old, now, clause);
    } else if (Written.isWhole(old) || Written.isWhole(now)) {
      leaf(path, item, old, now, clause(old, now, clause));
      if (old.has(CLAUSE) && now.has(CLAUSE)) {
        leaf(path + "." + CLAUSE, item, old.get(CLAUSE), now.get(CLAUSE), clause(old, now, clause));
      }
    } else if (old.isObject() || now.isObject()) {
      fields(path, item, old, now, clause(old, now, clause));
    } else {
      leaf(path, item, old, now, clause);
    }
  }

  private static @Nullable String clause(JsonNode old, JsonNode now, @Nullable String outer) {
    JsonNode its = now.has(CLAUSE) ? now.get(CLAUSE) : old.path(CLAUSE);
    return its.isTextual() ? its.textValue() : outer;
  }

  private void fields(
      String path, @Nullable String item, JsonNode old, JsonNode now, @Nullable String clause) {
    int before = found.size();
    boolean both = !old.isMissingNode() && !now.isMissingNode();
    TreeSet<String> names = new TreeSet<>();
    old.fieldNames().forEachRemaining(names::add);
    now.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      // Where all of it is new or gone, its clause is told with each part.
      if (both || !name.equals(CLAUSE)) {
        String at = path.isEmpty() ? name : path + "." + name;
        walk(at, item, old.path(name), now.path(name), clause);
      }
    }
    if (!both && found.size() == before) {
      empty(path, item, old, clause);
    }
  }

  // Something that says nothing came or went.
  private void empty(String path, @Nullable String item, JsonNode old, @Nullable String clause) {
    boolean came = old.isMissingNode();
    found.add(new FigureChange(path, item, came ? null : "", came ? "" : null, clause));
  }

  private void leaf(
      String path, @Nullable String item, JsonNode old, JsonNode now, @Nullable String clause) {
    if (old.isMissingNode() != now.isMissingNode() || !Written.of(old).equals(Written.of(now))) {
      found.add(
          new FigureChange(
              path,
              item,
              old.isMissingNode() ? null : Written.of(old),
              now.isMissingNode() ? null : Written.of(now),
              clauseOfTerm.getOrDefault(path, clause)));
    }
  }

  private void list(String path, JsonNode old, JsonNode now, @Nullable String clause) {
    ListMatch match = ListMatch.of(old, now);
    for (Pair pair : match.pairs()) {
      JsonNode was = pair.old() < 0 ? NOTHING : old.get(pair.old());
      JsonNode is = pair.now() < 0 ? NOTHING : now.get(pair.now());
      item(path, is.isMissingNode() ? was : is, was, is, clause);
    }
    if (!match.inOrder()) {
      String was = Written.list(match.shared(Pair::old, old));
      String is = Written.list(match.shared(Pair::now, now));
      boolean told = !was.equals(is); // items of one name are told apart by their places
      found.add(
          new FigureChange(
              path + ".order",
              null,
              told ? was : Written.list(match.places().stream().sorted().map(String::valueOf)),
              told ? is : Written.list(match.places().stream().map(String::valueOf)),
              clause));
    }
  }

  private void item(
      String path, JsonNode shown, JsonNode was, JsonNode is, @Nullable String clause) {
    if (!shown.isObject()) {
      walk(path, null, was, is, clause);
    } else if (Written.isAnyOf(shown)) {
      int before = found.size();
      list(path + ".anyOf", was.path("anyOf"), is.path("anyOf"), clause);
      if (was.isMissingNode() != is.isMissingNode() && found.size() == before) {
        empty(path + ".anyOf", null, was, clause);
      }
    } else if (shown.has("fact")) {
      walk(path + "." + ListMatch.name(shown), null, was, is, clause);
    } else {
      walk(path, ListMatch.name(shown), was, is, clause);
    }
  }
}
