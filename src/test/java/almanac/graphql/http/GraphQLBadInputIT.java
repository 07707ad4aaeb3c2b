package almanac.graphql.http;

import static almanac.graphql.http.Http.GRAPHQL_RESPONSE;
import static almanac.graphql.http.Http.JSON;
import static almanac.graphql.http.Http.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import almanac.graphql.http.Http.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad input gets its status, one sentence and a stable code, and nothing else. */
@QuarkusTest
class GraphQLBadInputIT {
  private static final String MUTATION = "{\"query\":\"mutation { __typename }\"}";

  private final Http http = Http.toDoor();

  @ParameterizedTest(name = "{0}")
  @MethodSource("badInputs")
  void badInput_anyKind_getsOneSentenceAndACode(
      String name, int status, ErrorCode code, Function<Http, Reply> request) {
    Reply reply = request.apply(http);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json()).containsOnlyKeys("errors");
    assertThat(reply.json().getJsonArray("errors")).hasSize(1);
    assertThat(reply.firstError().getJsonObject("extensions")).containsOnlyKeys("code");
    assertThat(reply.code()).isEqualTo(code.name());
    assertThat(reply.firstError().getString("message"))
        .endsWith(".")
        .doesNotContain("Exception", "Value{", "graphql.", "java", "io.")
        .hasSizeLessThan(320);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.header("vary")).isEqualTo("Authorization, X-API-Key, Accept");
  }

  static Stream<Arguments> badInputs() {
    String deep = "[".repeat(100) + "]".repeat(100);
    return Stream.of(
        tooCostly("a query string of 1 MiB", 414, h -> h.get("query=" + "a".repeat(1 << 20))),
        tooCostly("a document over 64 KiB", 413, json(query("{ " + "a".repeat(65_600) + " }"))),
        tooCostly(
            "a document over 64 KiB in a GET", 413, h -> h.get("query=" + "a".repeat(65_600))),
        tooCostly("a document of too many tokens", 400, json(query("{" + "a ".repeat(5000) + "}"))),
        tooCostly("a document nested too deep", 400, json(query("{a".repeat(1000)))),
        tooCostly("a body over 1 MiB", 413, json(" ".repeat((1 << 20) + 1))),
        bad("a lone surrogate as an escape", json(query("{ a(b: \\\"\\ud800\\\") }"))),
        bad("a lone surrogate in a variable", json(variables("{\"a\":\"x\\udc00\"}"))),
        bad("a lone surrogate in a key", json(variables("{\"\\ud83c\":1}"))),
        bad("a lone surrogate escaped by GraphQL", json(query("{ a(b: \\\"\\\\ud800\\\") }"))),
        bad("a lone surrogate in UTF-8", bytes("{\"query\":\"\u00ed\u00a0\u0080\"}")),
        bad("a lone surrogate in a GET", h -> h.get("query=%ED%A0%80")),
        bad("a control character as an escape", json(variables("{\"a\":\"\\u0000\"}"))),
        bad("a control character escaped by GraphQL", json(query("{ a(b: \\\"\\\\u0000\\\") }"))),
        bad("a bare control character", json("{\"query\":\"{ \u0001 }\"}")),
        bad("a bare line break in a string", json("{\"query\":\"{\n}\"}")),
        bad("a control character in a GET", h -> h.get("query=%7B%00%7D")),
        bad("UTF-8 that is broken", bytes("{\"query\":\"\u00ff\"}")),
        bad("UTF-8 that is overlong", bytes("{\"query\":\"\u00c0\u00af\"}")),
        bad("UTF-8 that is broken in a GET", h -> h.get("query=%FF")),
        bad("JSON that is a string", json("\"{ __typename }\"")),
        bad("JSON that is null", json("null")),
        bad("a batch", json("[" + query("{ __typename }") + "]")),
        bad("no JSON", json("query")),
        bad("something after the JSON", json(query("{ __typename }") + " x")),
        bad("a key twice", json("{\"query\":\"{ a }\",\"query\":\"{ b }\"}")),
        bad("an empty body", json("")),
        bad("no query", json("{}")),
        bad("an empty query", json(query(" "))),
        bad("variables that are a string", json(variables("\"a\""))),
        bad("variables that are an array", json(variables("[]"))),
        bad("variables that are no JSON in a GET", h -> h.get("query=%7Ba%7D&variables=x")),
        bad("variables that are an array in a GET", h -> h.get("query=%7Ba%7D&variables=%5B%5D")),
        bad("JSON nested too deep", json(variables("{\"a\":" + deep + "}"))),
        bad("JSON nested so deep that recursion would end", json("[".repeat(500_000))),
        bad("an operationName that is unknown", json(named("query A { __typename }", "B"))),
        bad("several operations and no operationName", json(query("query A { a } query B { b }"))),
        bad("no operation", json(query("fragment A on Query { __typename }"))),
        bad("a document with a syntax error", json(query("{ a(b: ) }"))),
        bad("a field that is unknown", json(query("{ noSuchField }"))),
        bad(
            "a variable that is missing",
            json(query("query($a: ID!) { __type(name: $a) { name } }"))),
        bad("a subscription", json(query("subscription { a }"))),
        bad("a number over 32 bits", json(query("{ __type(name: 99999999999) { name } }"))),
        bad("an argument of the wrong type", json(query("{ __type(name: {a: 1}) { name } }"))),
        bad("a parameter twice", h -> h.get("query=%7Ba%7D&query=%7Bb%7D")),
        bad("a parameter twice, once encoded", h -> h.get("query=%7Ba%7D&quer%79=%7Bb%7D")),
        bad("a GET without a query", h -> h.get("a=b")),
        refused("no content type", 415, h -> h.post(MUTATION)),
        refused("a charset other than UTF-8", 415, type("application/json; charset=iso-8859-1")),
        refused("an Accept that cannot be met", 406, accepting("text/html")),
        refused("an Accept that excludes all", 406, accepting("application/json;q=0")),
        refused("an Accept of another charset", 406, accepting("application/json;charset=utf-16")),
        refused("the method PUT", 405, h -> h.method("PUT")),
        refused("the method DELETE", 405, h -> h.method("DELETE")),
        refused("a method that nobody knows", 405, h -> h.method("BREW")),
        refused("text/plain", 415, type("text/plain")),
        refused("text/plain with JSON in a parameter", 415, type("text/plain; application/json")),
        refused("a form", 415, type("application/x-www-form-urlencoded")),
        refused("a multipart form", 415, type("multipart/form-data; boundary=x")),
        refused("application/graphql", 415, type("application/graphql")),
        refused("an empty content type", 415, type("")),
        refused("a type that only starts like JSON", 415, type("application/jsonp")),
        refused("two content types", 415, type("text/plain, application/json")));
  }

  @Test
  void mutation_onGet_isRefusedAndPostIsNamed() {
    Reply reply = http.get("query=" + encode("mutation { __typename }"));

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("allow")).isEqualTo("POST");
  }

  @Test
  void mutation_hiddenBehindAQueryOnGet_isRefused() {
    String document = encode("query A { __typename } mutation B { __typename }");

    assertThat(http.get("query=" + document + "&operationName=B").status()).isEqualTo(405);
    assertThat(http.get("query=" + document + "&operationName=A").status()).isEqualTo(200);
  }

  @Test
  void method_unknown_namesTheAllowedOnes() {
    assertThat(http.method("PUT").header("allow")).isEqualTo("GET, POST, OPTIONS");
    assertThat(http.method("OPTIONS").header("allow")).isEqualTo("GET, POST, OPTIONS");
  }

  @Test
  void path_withASlashAtTheEnd_isGuardedToo() {
    Http slash = Http.toDoor("/graphql/");

    assertThat(slash.post(MUTATION, "content-type", "text/plain").status()).isEqualTo(415);
  }

  @Test
  void unencodedBytes_inTheQueryString_areRefused() {
    byte[] line = "GET /graphql?query=\u00e4".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(http.raw(line)).startsWith("HTTP/1.1 400").contains("\"BAD_REQUEST\"");
  }

  private static Arguments bad(String name, Function<Http, Reply> request) {
    return arguments(name, 400, ErrorCode.BAD_REQUEST, request);
  }

  private static Arguments tooCostly(String name, int status, Function<Http, Reply> request) {
    return arguments(name, status, ErrorCode.TOO_COSTLY, request);
  }

  private static Arguments refused(String name, int status, Function<Http, Reply> request) {
    return arguments(name, status, ErrorCode.BAD_REQUEST, request);
  }

  private static Function<Http, Reply> json(String body) {
    return http -> http.post(body, "content-type", JSON, "accept", GRAPHQL_RESPONSE);
  }

  private static Function<Http, Reply> bytes(String latin1) {
    byte[] body = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return http -> http.post(body, "content-type", JSON, "accept", GRAPHQL_RESPONSE);
  }

  @Test
  void contentTypeSaidTwice_isAnsweredAsGraphiqlNeeds() {
    Reply reply =
        http.post(query("{ __typename }"), "content-type", "application/json, application/json");

    assertThat(reply.status()).isEqualTo(200);
  }

  private static Function<Http, Reply> type(String contentType) {
    return http -> http.post(MUTATION, "content-type", contentType);
  }

  private static Function<Http, Reply> accepting(String accept) {
    return http -> http.post(MUTATION, "content-type", JSON, "accept", accept);
  }

  private static String query(String document) {
    return "{\"query\":\"" + document + "\"}";
  }

  private static String variables(String json) {
    return "{\"query\":\"{ __typename }\",\"variables\":" + json + "}";
  }

  private static String named(String document, String operationName) {
    return "{\"query\":\"" + document + "\",\"operationName\":\"" + operationName + "\"}";
  }
}
