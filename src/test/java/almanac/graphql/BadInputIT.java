package almanac.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad arguments of each field get a stable code and one sentence, and the server goes on. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class BadInputIT {
  @Inject Knowledge knowledge;

  private final Api api = Api.ofTest();

  @BeforeEach
  void knowledgeIsThere() {
    knowledge.ready();
  }

  @AfterEach
  void serverStillAnswers() {
    assertThat(api.data("{ document(slug: \"alpha-rule\") { slug } }").toString())
        .isEqualTo("{\"document\":{\"slug\":\"alpha-rule\"}}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badInputs")
  void badInput_ofAnyField_getsItsCodeAndOneSentence(
      String name, String code, String sentence, String body) {
    Reply reply = api.postBody(body);

    assertThat(reply.errors()).as(reply.body()).hasSize(1);
    JsonObject error = reply.errors().getJsonObject(0);
    assertThat(error.getJsonObject("extensions").toString())
        .isEqualTo("{\"code\":\"" + code + "\"}");
    assertThat(error.getString("message"))
        .contains(sentence)
        .endsWith(".")
        .hasSizeLessThan(320)
        .doesNotContain("Exception", "java", "almanac.");
    assertThat(reply.status()).isLessThan(500);
  }

  static Stream<Arguments> badInputs() {
    String page = "{ edges { cursor } }";
    String cursors = "The cursor in after does not come from this ";
    return Stream.of(
        bad(
            "a day of no calendar",
            "asOf",
            "{ document(slug: \"a\", asOf: \"2026-02-30\") { slug } }"),
        bad("a day that is none", "asOf", "{ document(slug: \"a\", asOf: \"today\") { slug } }"),
        bad("a day that is a number", "asOf", "{ document(slug: \"a\", asOf: 20260101) { slug } }"),
        bad("an empty day", "asOf", "{ document(slug: \"a\", asOf: \"\") { slug } }"),
        bad(
            "the year 1",
            "1900 to 2999",
            "{ document(slug: \"a\", asOf: \"0001-01-01\") { slug } }"),
        bad(
            "the year 9999",
            "1900 to 2999",
            "{ search(query: \"a\", asOf: \"9999-12-31\") " + page + " }"),
        bad("a year of five digits", "asOf", "{ documents(asOf: \"+12026-01-01\") " + page + " }"),
        bad(
            "a moment to come",
            "knownAt 2999-01-01T00:00:00Z lies after the last change",
            "{ document(slug: \"a\", knownAt: \"2999-01-01T00:00:00Z\") { slug } }"),
        bad(
            "a moment to come, searching",
            "lies after the last change",
            "{ search(query: \"a\", knownAt: \"2999-01-01T00:00:00Z\") " + page + " }"),
        bad(
            "a moment that is none",
            "knownAt",
            "{ documents(knownAt: \"yesterday\") " + page + " }"),
        bad(
            "a moment without an offset",
            "knownAt",
            "{ documents(knownAt: \"2026-01-01T00:00:00\") " + page + " }"),
        first("documents", "{ documents(first: %d) " + page + " }", -1),
        first("documents", "{ documents(first: %d) " + page + " }", 0),
        first("documents", "{ documents(first: %d) " + page + " }", 101),
        first("search", "{ search(query: \"a\", first: %d) " + page + " }", -1),
        first("search", "{ search(query: \"a\", first: %d) " + page + " }", 0),
        first("search", "{ search(query: \"a\", first: %d) " + page + " }", 101),
        first("changes", "{ changes(first: %d) " + page + " }", 0),
        first("changes", "{ changes(first: %d) " + page + " }", 101),
        first("inForceChanges", IN_FORCE_CHANGES + "first: %d) " + page + " }", 0),
        first("inForceChanges", IN_FORCE_CHANGES + "first: %d) " + page + " }", 2147483647),
        first(
            "versions",
            "{ document(slug: \"alpha-rule\") { versions(first: %d) " + page + " } }",
            0),
        first(
            "versions",
            "{ document(slug: \"alpha-rule\") { versions(first: %d) " + page + " } }",
            101),
        bad(
            "a cursor from elsewhere in documents",
            cursors + "list",
            "{ documents(after: \"x\") " + page + " }"),
        bad(
            "an empty cursor in documents",
            cursors + "list",
            "{ documents(after: \"\") " + page + " }"),
        bad(
            "a cursor from elsewhere in changes",
            cursors + "list",
            "{ changes(after: \"MTIz\") " + page + " }"),
        bad(
            "a cursor of bytes in changes",
            cursors + "list",
            "{ changes(after: \"____\") " + page + " }"),
        bad(
            "a cursor from elsewhere in inForceChanges",
            cursors + "list",
            IN_FORCE_CHANGES + "after: \"2024-01-01/a\") " + page + " }"),
        bad(
            "a cursor from elsewhere in versions",
            cursors + "list",
            "{ document(slug: \"alpha-rule\") { versions(after: \"1\") " + page + " } }"),
        bad(
            "a cursor from elsewhere in search",
            cursors + "search",
            "{ search(query: \"a\", after: \"U1NTUw\") " + page + " }"),
        bad(
            "days the wrong way round",
            "until must be a day after from",
            "{ inForceChanges(from: \"2026-02-01\", until: \"2026-01-01\") " + page + " }"),
        bad(
            "no days at all",
            "until must be a day after from",
            "{ inForceChanges(from: \"2026-02-01\", until: \"2026-02-01\") " + page + " }"),
        bad(
            "days of other ages",
            "1900 to 2999",
            "{ inForceChanges(from: \"0001-01-01\", until: \"9999-01-01\") " + page + " }"),
        bad(
            "nothing to search for",
            "holds no letter, digit",
            "{ search(query: \"\") " + page + " }"),
        bad(
            "only punctuation",
            "holds no letter, digit",
            "{ search(query: \"，。！？ ()[]*:~^\") " + page + " }"),
        bad("only emoji", "holds no letter, digit", "{ search(query: \"🙂\") " + page + " }"),
        bad(
            "a query of 501 characters",
            "at most 500 are searched",
            "{ search(query: \"" + "期".repeat(501) + "\") " + page + " }"),
        variable(
            "a query of 900 KiB in a variable", "at most 500 are searched", "期".repeat(300_000)),
        variable("a control character", "control character", "a\\u0001b"),
        variable("a NUL", "control character", "a\\u0000b"),
        variable("half a character", "surrogate", "a\\ud83d"),
        variable("the other half", "surrogate", "\\ude00b"),
        bad("a kind that is none", "kinds", "{ documents(filter: {kinds: [LAW]}) " + page + " }"),
        bad("a filter that is unknown", "filter", "{ documents(filter: {nokey: 1}) " + page + " }"),
        bad(
            "a version that is no number",
            "number",
            "{ version(slug: \"a\", number: \"one\") { number } }"),
        bad("no slug", "slug", "{ document { slug } }"),
        bad("a slug that is null", "slug", "query ($slug: ID!) { document(slug: $slug) { slug } }"),
        coded(
            "a query string of 1 MiB",
            "TOO_COSTLY",
            "1048576 bytes",
            "{\"query\":\"{ search(query: \\\"" + "a".repeat(1 << 20) + "\\\") " + page + " }\"}"));
  }

  @Test
  void unknownSlug_ofAnyForm_isNull() {
    for (String slug :
        new String[] {
          "no-such",
          "",
          " ",
          "../etc",
          "ALPHA-RULE",
          "a'; drop table version; --",
          "中文",
          "%",
          "alpha-rule ",
          "x".repeat(10_000)
        }) {
      JsonObject data =
          api.data(
              """
              query ($slug: ID!) {
                document(slug: $slug) { slug } version(slug: $slug, number: 1) { number } }
              """,
              "slug",
              slug);
      assertThat(data.toString()).as(slug).isEqualTo("{\"document\":null,\"version\":null}");
    }
  }

  @Test
  void versionNumber_outOfAllBounds_isNull() {
    for (int number : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThat(
              api.data(
                      "query ($n: Int!) { version(slug: \"alpha-rule\", number: $n) { number } }",
                      "n",
                      number)
                  .toString())
          .isEqualTo("{\"version\":null}");
    }
  }

  @Test
  void daysAtTheEdges_areAnswered() {
    String document =
        "query ($d: Date) { document(slug: \"alpha-rule\", asOf: $d) { inForce { state } } }";

    assertThat(api.data(document, "d", "1900-01-01").toString()).contains("UPCOMING");
    assertThat(api.data(document, "d", "2999-12-31").toString()).contains("IN_FORCE");
    assertThat(
            api.data(
                    "{ inForceChanges(from: \"1900-01-01\", until: \"2999-12-31\", first: 1) {"
                        + " edges { cursor } } }")
                .toString())
        .contains("cursor");
  }

  @Test
  void momentsLongAgo_knowNothing() {
    for (String moment :
        new String[] {
          "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1900-01-01T00:00:00+08:00"
        }) {
      assertThat(
              api.data(
                      """
                      query ($k: DateTime) {
                        document(slug: "alpha-rule", knownAt: $k) { slug }
                        documents(knownAt: $k) { edges { cursor } }
                        search(query: "分期", knownAt: $k) { totalCount } }
                      """,
                      "k",
                      moment)
                  .toString())
          .as(moment)
          .isEqualTo(
              "{\"document\":null,\"documents\":{\"edges\":[]},\"search\":{\"totalCount\":0}}");
    }
  }

  @Test
  void wordsOfAQueryLanguage_areWordsOnly() {
    for (String query :
        new String[] {
          "title:分期 AND *",
          "分期~2",
          "\"分期",
          "(分期",
          "分期)^9",
          "+-分期||&&",
          "/分.*/",
          "分期\\",
          "a:[* TO *]",
          "分\t期\r\n分期",
          "分\u200b期",
          "\u202e分期"
        }) {
      assertThat(
              api.data("query ($q: String!) { search(query: $q) { totalCount } }", "q", query)
                  .toString())
          .as(query)
          .startsWith("{\"search\":{\"totalCount\":");
    }
  }

  private static final String IN_FORCE_CHANGES =
      "{ inForceChanges(from: \"2024-01-01\", until: \"2025-01-01\", ";

  private static Arguments bad(String name, String sentence, String document) {
    return coded(name, "BAD_REQUEST", sentence, body(document, "{}"));
  }

  private static Arguments first(String field, String document, int first) {
    return bad(
        "first " + first + " in " + field,
        "first must be from 1 to 100, not " + first,
        document.formatted(first));
  }

  private static Arguments variable(String name, String sentence, String value) {
    String document = "query ($q: String!) { search(query: $q) { totalCount } }";
    return coded(name, "BAD_REQUEST", sentence, body(document, "{\"q\":\"" + value + "\"}"));
  }

  private static Arguments coded(String name, String code, String sentence, String body) {
    return arguments(name, code, sentence, body);
  }

  private static String body(String document, String variables) {
    String escaped = document.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"query\":\"" + escaped + "\",\"variables\":" + variables + "}";
  }
}
