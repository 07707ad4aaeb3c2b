package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands round the hits: facets, what was meant, names as they are typed, related texts. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SearchAidsIT {
  private static final String TODAY = "2026-11-22";

  @Inject Knowledge knowledge;

  private final Api api = Api.ofTest();

  @BeforeEach
  void knowledgeIsThere() {
    knowledge.ready();
  }

  private JsonObject search(String query, String filter) {
    return api.data(
            """
            query ($q: String!, $filter: DocumentFilter, $asOf: Date) {
              search(query: $q, filter: $filter, asOf: $asOf, first: 100) {
                edges { matchedBy node { slug kind products tags sources { authority } } }
                totalCount didYouMean facets { name values { value count } }
              }
            }
            """,
            "q",
            query,
            "filter",
            Api.json("{" + filter + "}"),
            "asOf",
            TODAY)
        .getJsonObject("search");
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    return parent.getJsonArray(name).stream().map(v -> v.asJsonObject()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"分期", "违约金", "客户"})
  void facets_countEachDocumentThatIsFound(String query) {
    JsonObject found = search(query, "");
    List<JsonObject> nodes =
        objects(found, "edges").stream().map(e -> e.getJsonObject("node")).toList();

    assertThat(found.getInt("totalCount")).isLessThanOrEqualTo(100).isEqualTo(nodes.size());
    for (JsonObject facet : objects(found, "facets")) {
      int before = Integer.MAX_VALUE;
      for (JsonObject value : objects(facet, "values")) {
        long with =
            nodes.stream()
                .filter(n -> values(n, facet.getString("name")).contains(value.getString("value")))
                .count();
        assertThat((long) value.getInt("count")).as("%s", value).isEqualTo(with);
        assertThat(value.getInt("count")).isLessThanOrEqualTo(before);
        before = value.getInt("count");
      }
    }
    assertThat(objects(found, "facets").stream().map(f -> f.getString("name")))
        .containsExactly("KIND", "PRODUCT", "TAG", "AUTHORITY");
  }

  private static List<String> values(JsonObject node, String facet) {
    return switch (facet) {
      case "KIND" -> List.of(node.getString("kind"));
      case "PRODUCT" -> strings(node, "products");
      case "TAG" -> strings(node, "tags");
      default ->
          objects(node, "sources").stream().map(s -> s.getString("authority")).distinct().toList();
    };
  }

  private static List<String> strings(JsonObject node, String name) {
    return node.getJsonArray(name).stream()
        .map(v -> ((jakarta.json.JsonString) v).getString())
        .toList();
  }

  @Test
  void facet_asAFilter_findsAsManyAsItSaid() {
    for (JsonObject facet : objects(search("客户", ""), "facets")) {
      JsonObject value = objects(facet, "values").getFirst();
      String filter =
          switch (facet.getString("name")) {
            case "KIND" -> "\"kinds\": [\"%s\"]";
            case "PRODUCT" -> "\"products\": [\"%s\"]";
            case "TAG" -> "\"tags\": [\"%s\"]";
            default -> "\"authorities\": [\"%s\"]";
          };
      JsonObject narrowed = search("客户", filter.formatted(value.getString("value")));
      assertThat(narrowed.getInt("totalCount")).as("%s", value).isEqualTo(value.getInt("count"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "个姓化分期, 个性化分期, PINYIN",
    "gexinghuafenqi, 个性化分期, PINYIN",
    "持卡人生故, 持卡人身故, PINYIN",
    "一次性结情优惠, 一次性结清优惠, PINYIN",
    "一次性结优惠, , TEXT",
    "分期, , TEXT",
  })
  void didYouMean_putsWhatWasMeant(String query, @Nullable String meant, String matchedBy) {
    JsonObject found = search(query, "");

    assertThat(found.getString("didYouMean", null)).isEqualTo(meant);
    assertThat(objects(found, "edges").getFirst().getString("matchedBy")).isEqualTo(matchedBy);
  }

  private List<JsonObject> suggest(String prefix, int first) {
    return objects(
        api.data(
            """
            query ($p: String!, $first: Int) {
              suggest(prefix: $p, first: $first) { text slug kind title matchedBy }
            }
            """,
            "p",
            prefix,
            "first",
            first),
        "suggest");
  }

  @ParameterizedTest
  @CsvSource({
    "重, 重病救助, TEXT",
    "重病救, 重病救助, TEXT",
    "zhongb, 重病救助, PINYIN",
    "zhongbingjiuzhu, 重病救助, PINYIN",
    "zbjz, 重病救助, INITIALS",
    "重病jiu, 重病救助, PINYIN",
    "病救, 重病救助, TEXT",
    "違約金減, 违约金减免, TEXT",
  })
  void suggest_atAKeystroke_namesWhatIsBeingTyped(String typed, String name, String matchedBy) {
    assertThat(suggest(typed, 8))
        .anySatisfy(s -> {
          assertThat(s.getString("text")).isEqualTo(name);
          assertThat(s.getString("matchedBy")).isEqualTo(matchedBy);
        });
  }

  @Test
  void suggest_givesEachNameOnce_andNoMoreThanAsked() {
    List<String> names =
        new ArrayList<>(suggest("客", 20).stream().map(s -> s.getString("text")).toList());

    assertThat(names).doesNotHaveDuplicates().isNotEmpty();
    assertThat(suggest("客", 1)).hasSize(1);
  }

  @Test
  void related_areOthersAboutTheSame() {
    JsonObject document =
        api.data(
                "{ document(slug: \"illness-relief\", asOf: \"2026-11-22\") { related(first: 3) { slug } } }")
            .getJsonObject("document");
    List<String> related =
        objects(document, "related").stream().map(r -> r.getString("slug")).toList();

    assertThat(related)
        .hasSize(3)
        .contains("serious-illness-case")
        .doesNotContain("illness-relief");
  }

  @ParameterizedTest
  @ValueSource(strings = {"* ? : ( ) ~ \\ AND 分期", "a:b AND c~2 OR \"分期\"", "🙂分期🙂", "AND OR NOT"})
  void syntaxOfQueries_isText(String query) {
    assertThat(search(query, "").getInt("totalCount")).isNotNegative();
    assertThat(suggest(query, 3)).isNotNull();
  }

  @Test
  void hostileInput_isRefusedOrAnswered_neverFails() {
    for (String query :
        List.of("分期 ".repeat(3_334), "分\u0000期", "", "。。。", "词 ".repeat(500), "a".repeat(501))) {
      for (String field :
          List.of("search(query: $q) { totalCount }", "suggest(prefix: $q) { text }")) {
        Api.Reply reply = api.post("query ($q: String!) { " + field + " }", "q", query);
        assertThat(reply.errors().getJsonObject(0).getJsonObject("extensions").getString("code"))
            .isEqualTo("BAD_REQUEST");
      }
    }
    List<String> tags = Collections.nCopies(200, "不存在的标签");
    List<String> quoted = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      quoted.add("\"" + tags.get(i) + i + "\"");
    }
    assertThat(search("分期", "\"tags\": " + quoted).getInt("totalCount")).isZero();
    assertThat(search("就会".repeat(250), "").getInt("totalCount")).isNotNegative();
  }

  @Test
  void namesWithinBounds_areAsked() {
    for (int first : new int[] {0, -1, 21}) {
      Api.Reply reply =
          api.post("query ($f: Int) { suggest(prefix: \"分\", first: $f) { text } }", "f", first);
      assertThat(reply.errors().getJsonObject(0).getString("message"))
          .isEqualTo("first must be from 1 to 20, not " + first + ".");
    }
    assertThat(Objects.requireNonNull(suggest("分", 20))).hasSizeLessThanOrEqualTo(20);
  }
}
