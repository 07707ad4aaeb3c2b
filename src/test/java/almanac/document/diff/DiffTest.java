package almanac.document.diff;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.KbBook;
import almanac.document.text.ContentJson;
import almanac.document.text.VersionContent;
import almanac.testing.Contents;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is missed and nothing invented, whatever differs between two real contents. */
class DiffTest {
  private static final VersionContent SMALL = Contents.finished("小", "a", "b");

  private static VersionContent with(VersionContent content, Consumer<ObjectNode> edit) {
    ObjectNode tree = (ObjectNode) ContentJson.tree(content);
    edit.accept(tree);
    return ContentJson.read(tree.toString());
  }

  private static VersionContent clauses(String... idsAndTexts) {
    return with(
        SMALL,
        tree -> {
          ArrayNode clauses = tree.putArray("clauses");
          for (String each : idsAndTexts) {
            String[] parts = each.split(" ", -1);
            clauses
                .addObject()
                .put("id", parts[0])
                .put("heading", parts[0])
                .put("markdown", parts[1]);
          }
        });
  }

  private static List<String> told(VersionContent before, VersionContent after) {
    return Diff.of(before, after).clauses().stream().map(c -> c.id() + " " + kinds(c)).toList();
  }

  private static String kinds(ClauseChange change) {
    return change.kinds().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
  }

  private static List<String> figures(Consumer<ObjectNode> edit) {
    return Diff.of(SMALL, with(SMALL, edit)).figures().stream().map(DiffTest::written).toList();
  }

  private static String written(FigureChange c) {
    return "%s (%s): %s -> %s @%s".formatted(c.path(), c.item(), c.before(), c.after(), c.clause());
  }

  @Test
  void clause_thatChangedPlaces_isMoved_andAsFewAsPossibleAre() {
    VersionContent before = clauses("a 一", "b 二", "c 三", "d 四", "e 五");

    assertThat(told(before, clauses("e 五", "a 一", "b 二", "c 三", "d 四"))).containsExactly("e MOVED");
    assertThat(told(before, clauses("b 二", "c 三", "d 四", "a 甲", "e 五")))
        .containsExactly("a CHANGED MOVED");
    assertThat(told(before, clauses("a 一", "c 三", "x 新", "d 四", "e 五")))
        .containsExactly("b REMOVED", "x ADDED");
    assertThat(told(before, clauses("e 五", "d 四", "c 三", "b 二", "a 一"))).hasSize(4);
    assertThat(told(before, clauses("b 二", "d 四")))
        .containsExactly("a REMOVED", "c REMOVED", "e REMOVED");
  }

  @Test
  void clauses_ofOneId_areComparedInTheirOrder() {
    assertThat(told(clauses("a 一", "a 二"), clauses("a 一", "a 三", "a 二")))
        .containsExactly("a CHANGED", "a ADDED");
  }

  @Test
  void figures_areToldWithPathItemAndClause() {
    assertThat(
            figures(tree ->
                tree.withObject("details")
                    .withObject("figures")
                    .putObject("max-periods")
                    .put("value", 60)
                    .put("unit", "month")
                    .put("clause", "one")))
        .containsExactly(
            "figures.max-periods.unit (null): null -> month @one",
            "figures.max-periods.value (null): null -> 60 @one");
    assertThat(
            figures(tree -> {
              ObjectNode line = (ObjectNode) tree.get("card").get("ask").get(0);
              line.put("text", "还有问题")
                  .putObject("means")
                  .put("term", "max-periods")
                  .put("atMost", 60);
            }))
        .containsExactly(
            "card.ask.means.atMost (还有问题): null -> 60 @one",
            "card.ask.means.term (还有问题): null -> max-periods @one",
            "card.ask.text (还有问题): 小的问题 -> 还有问题 @one");
    assertThat(figures(tree -> tree.putArray("audience").add("b").add("a")))
        .containsExactly("audience.order (null): a, b -> b, a @null");
    assertThat(figures(tree -> tree.putArray("audience").add("a").add("a, b")))
        .containsExactly("audience (null): null -> a, b @null", "audience (null): b -> null @null");
    assertThat(figures(tree -> tree.withObject("effective").put("until", "2030-01-01")))
        .containsExactly("effective.until (null): null -> 2030-01-01 @null");
  }

  @Test
  void criteria_areToldByFact_andTermsWithTheLineOfTheCardThatBacksThem() {
    VersionContent plan =
        with(
            SMALL,
            tree -> {
              ObjectNode details = tree.putObject("details").put("kind", "relief-program");
              ArrayNode eligibility = details.putArray("eligibility");
              test(eligibility, "DAYS_OVERDUE", "AT_LEAST", "30");
              test(eligibility, "DAYS_OVERDUE", "AT_MOST", "180");
              ArrayNode any = eligibility.addObject().put("type", "any-of").putArray("anyOf");
              test(any, "HARDSHIP", "ONE_OF", "disaster", "epidemic");
              details.putObject("terms").put("maxPeriods", 36);
              ObjectNode line = (ObjectNode) tree.get("card").get("ask").get(0);
              line.putObject("means").put("term", "max-periods").put("atMost", 36);
            });
    VersionContent changed =
        with(
            plan,
            tree -> {
              JsonNode details = tree.get("details");
              ((ObjectNode) details.get("terms")).put("maxPeriods", 60);
              ArrayNode eligibility = (ArrayNode) details.get("eligibility");
              ((ArrayNode) eligibility.get(1).get("values")).removeAll().add("90");
              test((ArrayNode) eligibility.get(2).get("anyOf"), "SPEAKER", "IS", "debtor");
              eligibility.addObject().put("type", "any-of");
            });

    assertThat(Diff.of(plan, changed).figures().stream().map(DiffTest::written))
        .containsExactly(
            "eligibility.daysOverdue (null): AT_MOST 180 -> AT_MOST 90 @one",
            "eligibility.anyOf.speaker (null): null -> IS debtor @one",
            "eligibility.anyOf (null): null ->  @null",
            "terms.maxPeriods (null): 36 -> 60 @one");
  }

  @Test
  void terms_thatNoLineOfTheCardBacks_areToldWithTheClauseThatTheyName() {
    Consumer<ObjectNode> programme =
        tree -> {
          ObjectNode details = tree.putObject("details").put("kind", "relief-program");
          details
              .putObject("terms")
              .put("maxPeriods", 36)
              .put("deferralMonths", 3)
              .put("clause", "terms");
          ObjectNode card = (ObjectNode) tree.get("card");
          line(card.putArray("can"), "can");
          line(card.putArray("cannot"), "cannot");
        };
    VersionContent plan = with(SMALL, programme);
    VersionContent changed =
        with(
            plan,
            tree ->
                ((ObjectNode) tree.get("details").get("terms"))
                    .put("maxPeriods", 60)
                    .put("deferralMonths", 6)
                    .put("clause", "others"));

    assertThat(Diff.of(plan, changed).figures().stream().map(DiffTest::written))
        .containsExactly(
            "terms.clause (null): terms -> others @others",
            "terms.deferralMonths (null): 3 -> 6 @others",
            "terms.maxPeriods (null): 36 -> 60 @can");
  }

  private static void line(ArrayNode into, String clause) {
    ObjectNode line = into.addObject().put("text", clause).put("clause", clause);
    line.putObject("means").put("term", "max-periods").put("atMost", 36);
  }

  @Test
  void whenAndWithholdOfASpecialCase_areTold() {
    VersionContent plain =
        with(SMALL, tree -> tree.putObject("details").put("kind", "special-case"));
    VersionContent told =
        with(
            plain,
            tree -> {
              ObjectNode details = (ObjectNode) tree.get("details");
              test(details.putArray("when"), "SPEAKER", "IS", "other");
              details.put("withhold", "one");
            });

    assertThat(Diff.of(plain, told).figures().stream().map(DiffTest::written))
        .containsExactly(
            "when.speaker (null): null -> IS other @one", "withhold (null): null -> one @null");
  }

  private static void test(ArrayNode into, String fact, String operator, String... values) {
    ObjectNode test = into.addObject().put("type", "test").put("fact", fact);
    test.put("operator", operator).put("clause", "one");
    Stream.of(values).forEach(test.putArray("values")::add);
  }

  @Test
  void diff_isEmpty_exactlyIfTheStoredFormsAreEqual_andIsItsOwnMirror() {
    Map<String, List<KbBook.Version>> documents =
        KbBook.versions().stream().collect(Collectors.groupingBy(KbBook.Version::slug));
    for (List<KbBook.Version> versions : documents.values()) {
      for (KbBook.Version one : versions) {
        for (KbBook.Version other : versions) {
          Diff diff = Diff.of(one.content(), other.content());
          assertThat(diff.clauses().isEmpty() && diff.figures().isEmpty())
              .as("%s %s %s", one.slug(), one.span(), other.span())
              .isEqualTo(
                  ContentJson.write(one.content()).equals(ContentJson.write(other.content())));
          assertThat(diff.figures())
              .allSatisfy(c -> assertThat(c.before()).isNotEqualTo(c.after()));
          assertThat(mirror(Diff.of(other.content(), one.content())))
              .containsExactlyInAnyOrderElementsOf(plain(diff));
        }
      }
    }
  }

  private static List<String> plain(Diff diff) {
    return diff.figures().stream().map(c -> c.path() + c.before() + ">" + c.after()).toList();
  }

  private static List<String> mirror(Diff diff) {
    return diff.figures().stream().map(c -> c.path() + c.after() + ">" + c.before()).toList();
  }

  @Test
  void firstVersion_isAddedAsAWhole() {
    for (KbBook.Version each : KbBook.versions()) {
      Diff diff = Diff.of(null, each.content());
      assertThat(diff.clauses()).hasSize(each.content().clauses().size());
      assertThat(diff.clauses()).allSatisfy(c -> assertThat(kinds(c)).isEqualTo("ADDED"));
      assertThat(diff.figures()).allSatisfy(c -> assertThat(c.before()).isNull());
      assertThat(diff.figures()).extracting(FigureChange::path).contains("title", "effective.from");
    }
  }

  /** Each value of real texts, changed by itself, is what is told, and nothing else. */
  @Test
  void anyOneValue_thatIsChanged_isTold() {
    int leaves = 0;
    for (KbBook.Version each : KbBook.versions()) {
      if (each.span().number() > 1) {
        continue;
      }
      for (List<Object> path : leaves(ContentJson.tree(each.content()), List.of())) {
        ObjectNode tree = (ObjectNode) ContentJson.tree(each.content());
        JsonNode was = at(tree, path);
        Optional<VersionContent> changed = changed(tree, path, was);
        if (changed.isPresent()) {
          check(each.slug() + path, path, Diff.of(each.content(), changed.get()), was);
          leaves++;
        }
      }
    }
    System.out.println(leaves + " values of kb-content changed one by one: each told, no other");
    assertThat(leaves).isGreaterThan(2_000);
  }

  private static void check(String place, List<Object> path, Diff diff, JsonNode was) {
    List<String> told = new ArrayList<>();
    diff.clauses().forEach(c -> told.add(c.id()));
    diff.figures().forEach(c -> told.add(String.valueOf(c.before())));
    boolean figure = !path.getFirst().equals("clauses");
    if (path.getLast() instanceof Integer && !path.contains("values")) {
      // A word in a list was replaced: one came, one went.
      assertThat(told).as(place).containsExactlyInAnyOrder("null", was.asText());
    } else if (path.getLast().equals("id")) {
      assertThat(told).as(place).hasSize(2);
    } else {
      assertThat(told).as(place).hasSize(1);
    }
    if (figure
        && !path.contains("values")
        && !path.getLast().equals("name")
        && !path.getLast().equals("slug")) {
      assertThat(told).as(place).contains(was.asText());
    }
  }

  private static List<List<Object>> leaves(JsonNode node, List<Object> path) {
    List<List<Object>> leaves = new ArrayList<>();
    if (node.isValueNode()) {
      leaves.add(path);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves.addAll(leaves(node.get(i), and(path, i)));
      }
    } else {
      node.properties().forEach(e -> leaves.addAll(leaves(e.getValue(), and(path, e.getKey()))));
    }
    return leaves;
  }

  private static List<Object> and(List<Object> path, Object step) {
    return Stream.concat(path.stream(), Stream.of(step)).toList();
  }

  private static JsonNode at(JsonNode tree, List<Object> path) {
    JsonNode at = tree;
    for (Object step : path) {
      at = step instanceof Integer i ? at.get(i) : at.get((String) step);
    }
    return at;
  }

  // Empty where a value is one of few: another would be no content.
  private static Optional<VersionContent> changed(
      ObjectNode tree, List<Object> path, JsonNode was) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonNode other =
        was.isBoolean()
            ? nodes.booleanNode(!was.booleanValue())
            : was.isNumber()
                ? nodes.numberNode(was.decimalValue().add(java.math.BigDecimal.ONE))
                : nodes.textNode(
                    was.asText().matches("\\d{4}-\\d\\d-\\d\\d")
                        ? java.time.LocalDate.parse(was.asText()).minusDays(1).toString()
                        : was.asText() + "改");
    JsonNode parent = at(tree, path.subList(0, path.size() - 1));
    if (path.getLast() instanceof Integer i) {
      ((ArrayNode) parent).set(i, other);
    } else {
      ((ObjectNode) parent).set((String) path.getLast(), other);
    }
    try {
      return Optional.of(ContentJson.read(tree.toString()));
    } catch (ContentJson.Unreadable e) {
      return Optional.empty();
    }
  }
}
