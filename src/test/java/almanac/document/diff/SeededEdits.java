package almanac.document.diff;

import almanac.document.text.ContentJson;
import almanac.document.text.VersionContent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes a content as an editor does, and writes down what was done. Each edit has a part of the
 * content to itself, so that what was done is what must be told.
 */
final class SeededEdits {
  private final Random random;
  private final ObjectNode tree;
  private final ArrayNode clauses;
  private final List<String> made = new ArrayList<>();
  private final Set<String> touched = new HashSet<>();

  SeededEdits(VersionContent content, Random random) {
    this.random = random;
    tree = (ObjectNode) ContentJson.tree(content);
    clauses = (ArrayNode) tree.get("clauses");
  }

  /** The kinds of edits, in the order in which several are made: what moves knows what is left. */
  enum Kind {
    REMOVE_CLAUSE,
    MOVE_CLAUSE,
    ADD_CLAUSE,
    REWORD_CLAUSE,
    NEW_HEADING,
    TERM,
    FIGURE,
    PERIOD,
    CRITERION,
    REWORD_LINE,
    ADD_LINE,
    REMOVE_LINE,
    WORD_IN_LIST,
    ORDER_OF_LIST,
    FIELD,
    STEP,
    SOURCE
  }

  /** Makes an edit, if the content has what it needs. */
  boolean make(Kind kind) {
    int before = made.size();
    switch (kind) {
      case REMOVE_CLAUSE -> removeClause();
      case MOVE_CLAUSE -> moveClause();
      case ADD_CLAUSE -> addClause();
      case REWORD_CLAUSE -> rewordClause("markdown");
      case NEW_HEADING -> rewordClause("heading");
      case TERM -> term();
      case FIGURE -> figure();
      case PERIOD -> period();
      case CRITERION -> criterion();
      case REWORD_LINE -> rewordLine();
      case ADD_LINE -> addLine();
      case REMOVE_LINE -> removeLine();
      case WORD_IN_LIST -> wordInList();
      case ORDER_OF_LIST -> orderOfList();
      case FIELD -> field();
      case STEP -> step();
      case SOURCE -> source();
    }
    return made.size() > before;
  }

  VersionContent content() {
    return ContentJson.read(tree.toString());
  }

  /** What was done, as {@link #told} writes what is different. */
  List<String> made() {
    return made;
  }

  static List<String> told(Diff diff) {
    List<String> told = new ArrayList<>();
    diff.clauses().forEach(c -> told.add(c.id() + " " + c.kinds()));
    diff.figures()
        .forEach(c -> told.add(line(c.path(), c.item(), c.before(), c.after(), c.clause())));
    return told;
  }

  private static String line(
      String path,
      @Nullable String item,
      @Nullable String before,
      @Nullable String after,
      @Nullable String clause) {
    return "%s of %s: %s -> %s by %s".formatted(path, item, before, after, clause);
  }

  private void figureMade(
      String path,
      @Nullable String item,
      @Nullable String before,
      @Nullable String after,
      @Nullable String clause) {
    made.add(line(path, item, before, after, clause));
  }

  private int free() {
    return random.nextInt(clauses.size());
  }

  private void removeClause() {
    if (clauses.size() > 4) {
      made.add(clauses.remove(free()).get("id").asText() + " [REMOVED]");
    }
  }

  // By two places and more, or its neighbour might as well have moved.
  private void moveClause() {
    int from = free();
    int to = (from + 2 + random.nextInt(Math.max(1, clauses.size() - 3))) % clauses.size();
    if (Math.abs(from - to) >= 2 && touched.add("order")) {
      JsonNode clause = clauses.remove(from);
      clauses.insert(to, clause);
      touched.add(clause.get("id").asText());
      made.add(clause.get("id").asText() + " [MOVED]");
    }
  }

  private void addClause() {
    String id = "new-" + made.size();
    ObjectNode clause = clauses.insertObject(random.nextInt(clauses.size() + 1));
    clause
        .put("id", id)
        .put("heading", "新增")
        .put("markdown", "新增一条，自" + random.nextInt(99) + "日起。");
    touched.add(id);
    made.add(id + " [ADDED]");
  }

  private void rewordClause(String part) {
    ObjectNode clause = (ObjectNode) clauses.get(free());
    if (touched.add(clause.get("id").asText())) {
      String text = clause.get(part).asText();
      int at =
          text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
      clause.put(part, text.substring(0, at) + "（经修订）" + text.substring(at));
      made.add(clause.get("id").asText() + " [CHANGED]");
    }
  }

  private @Nullable String backing(String term) {
    for (JsonNode lines : tree.path("card")) {
      for (JsonNode line : lines) {
        if (line.path("means").path("term").asText().equals(term)) {
          return line.get("clause").asText();
        }
      }
    }
    return tree.path("details").path("terms").path("clause").asText(null);
  }

  private void term() {
    if (!(tree.path("details").path("terms") instanceof ObjectNode terms)
        || !touched.add("terms")
        || touched.contains("card")) {
      return;
    }
    touched.add("card");
    if (terms.has("maxPeriods")) {
      int was = terms.get("maxPeriods").intValue();
      terms.put("maxPeriods", was + 12);
      figureMade("terms.maxPeriods", null, "" + was, "" + (was + 12), backing("max-periods"));
    }
    String interest = terms.path("interest").asText("nothing");
    String other = interest.equals("FROZEN") ? "REDUCED" : "FROZEN";
    terms.put("interest", other);
    figureMade(
        "terms.interest",
        null,
        interest.equals("nothing") ? null : interest,
        other,
        backing("interest"));
  }

  private void figure() {
    JsonNode figures = tree.path("details").path("figures");
    for (String name : figures.properties().stream().map(e -> e.getKey()).toList()) {
      ObjectNode figure = (ObjectNode) figures.get(name);
      if (random.nextBoolean() && touched.add("figures." + name)) {
        String was = figure.get("value").decimalValue().toPlainString();
        int now = 1000 + random.nextInt(1000);
        figure.put("value", now);
        String clause = figure.get("clause").asText();
        figureMade("figures." + name + ".value", null, was, "" + now, clause);
      }
    }
  }

  private void period() {
    ObjectNode effective = (ObjectNode) tree.get("effective");
    String part = random.nextBoolean() ? "from" : "until";
    if (touched.add("effective." + part)) {
      String was = effective.path(part).asText("");
      LocalDate now =
          part.equals("from")
              ? LocalDate.parse(was).minusDays(1 + random.nextInt(99))
              : LocalDate.of(2100, 1, 1);
      effective.put(part, now.toString());
      figureMade("effective." + part, null, was.isEmpty() ? null : was, now.toString(), null);
    }
  }

  private void criterion() {
    JsonNode all = tree.path("details").path("eligibility");
    if (all.isEmpty() || !touched.add("eligibility")) {
      return;
    }
    JsonNode any = all.get(random.nextInt(all.size()));
    boolean nested = any.has("anyOf");
    JsonNode test = nested ? any.get("anyOf").get(0) : any;
    String operator = test.get("operator").asText();
    String was = operator + " " + Written.list(strings(test.get("values")).stream());
    ((ArrayNode) test.get("values")).removeAll().add("777");
    String path = nested ? "eligibility.anyOf." : "eligibility.";
    String fact = Written.camel(test.get("fact").asText());
    String clause = test.get("clause").asText();
    figureMade(path + fact, null, was, operator + " 777", clause);
  }

  private static List<String> strings(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asText()).toList();
  }

  private record Lines(String path, ArrayNode lines) {}

  private @Nullable Lines lines() {
    List<Lines> all = new ArrayList<>();
    tree.get("card")
        .properties()
        .forEach(e -> all.add(new Lines("card." + e.getKey(), (ArrayNode) e.getValue())));
    if (tree.get("details").has("forbidden")) {
      all.add(new Lines("forbidden", (ArrayNode) tree.get("details").get("forbidden")));
    }
    all.removeIf(l -> l.lines().isEmpty());
    Lines some = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    return some != null && touched.add("card") && touched.add(some.path()) ? some : null;
  }

  private void rewordLine() {
    Lines some = lines();
    if (some != null) {
      ObjectNode line = (ObjectNode) some.lines().get(random.nextInt(some.lines().size()));
      String was = line.get("text").asText();
      line.put("text", was + "吗");
      figureMade(some.path() + ".text", was + "吗", was, was + "吗", line.get("clause").asText());
    }
  }

  private void addLine() {
    Lines some = lines();
    if (some != null) {
      ObjectNode line = some.lines().insertObject(random.nextInt(some.lines().size() + 1));
      line.put("text", "新的一行").put("clause", "new-line");
      line.putObject("means").put("term", "deferral-months").put("atMost", 7);
      figureMade(some.path() + ".text", "新的一行", null, "新的一行", "new-line");
      figureMade(some.path() + ".means.term", "新的一行", null, "deferral-months", "new-line");
      figureMade(some.path() + ".means.atMost", "新的一行", null, "7", "new-line");
    }
  }

  private void removeLine() {
    Lines some = lines();
    if (some != null) {
      JsonNode line = some.lines().remove(random.nextInt(some.lines().size()));
      String text = line.get("text").asText();
      String clause = line.get("clause").asText();
      figureMade(some.path() + ".text", text, text, null, clause);
      line.path("means")
          .properties()
          .forEach(e ->
              figureMade(
                  some.path() + ".means." + e.getKey(),
                  text,
                  Written.of(e.getValue()),
                  null,
                  clause));
    }
  }

  private void wordInList() {
    List<String> lists = List.of("products", "regions", "tags", "aliases", "heardAs", "audience");
    String list = lists.get(random.nextInt(lists.size()));
    if (touched.add(list)) {
      ArrayNode words = tree.withArray(list);
      if (!words.isEmpty() && random.nextBoolean()) {
        String gone = words.remove(random.nextInt(words.size())).asText();
        figureMade(list, null, gone, null, null);
      }
      words.insert(random.nextInt(words.size() + 1), "新词");
      figureMade(list, null, null, "新词", null);
    }
  }

  private void orderOfList() {
    ArrayNode words = tree.withArray("heardAs");
    if (words.size() > 1 && touched.add("heardAs")) {
      List<String> was = strings(words);
      words.removeAll();
      was.reversed().forEach(words::add);
      figureMade(
          "heardAs.order",
          null,
          Written.list(was.stream()),
          Written.list(was.reversed().stream()),
          null);
    }
  }

  private void field() {
    List<String> fields = List.of("title", "summary", "owner", "changeNote", "reviewBy", "sample");
    String field = fields.get(random.nextInt(fields.size()));
    if (touched.add(field)) {
      String was = tree.has(field) ? tree.get(field).asText() : null;
      switch (field) {
        case "sample" -> tree.put(field, !tree.get(field).booleanValue());
        case "reviewBy" -> tree.put(field, "2099-12-31");
        default -> tree.put(field, was == null ? "新的" : was + "新的");
      }
      figureMade(field, null, was, tree.get(field).asText(), null);
    }
  }

  private void step() {
    JsonNode steps = tree.path("details").path("steps");
    if (!steps.isEmpty() && touched.add("steps")) {
      ObjectNode step = (ObjectNode) steps.get(random.nextInt(steps.size()));
      String was = step.has("within") ? step.get("within").asText() : null;
      step.put("within", "77个工作日");
      String what = step.get("what").asText();
      figureMade("steps.within", what, was, "77个工作日", step.get("clause").asText());
    }
  }

  private void source() {
    JsonNode sources = tree.path("sources");
    if (!sources.isEmpty() && touched.add("sources")) {
      ObjectNode source = (ObjectNode) sources.get(random.nextInt(sources.size()));
      String was = source.has("article") ? source.get("article").asText() : null;
      source.put("article", "第七百条");
      figureMade("sources.article", source.get("title").asText(), was, "第七百条", null);
    }
  }
}
