package almanac.graphql.http;

import static almanac.graphql.http.Http.GRAPHQL_RESPONSE;
import static almanac.graphql.http.Http.JSON;
import static almanac.graphql.http.Http.encode;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.graphql.http.Http.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The 61 audits of the npm package graphql-http 1.23.1 (lib/audits/server.js), by its ids and in
 * its order.
 */
@QuarkusTest
class GraphQLOverHttpIT {
  private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";
  private static final String NAMED =
      "{\"operationName\":\"Query\",\"query\":\"query Query { __typename }\"}";
  private static final String TYPE = "query Type($name: String!) { __type(name: $name) { name } }";
  private static final String TYPE_WITH_VARIABLES =
      "{\"query\":\"" + TYPE + "\",\"variables\":{\"name\":\"sometype\"}}";
  private static final String NO_COERCION =
      "{\"query\":\"query CoerceFailure($id: ID!){ __typename }\",\"variables\":{\"id\":null}}";
  private static final String UNKNOWN_FIELD =
      "{\"query\":\"{ 8f31403dfe404bccbb0e835f2629c6a7 }\"}";
  private static final String UNPARSABLE = "{\"query\":\"{\"}";
  private static final String BROKEN_JSON = "{ \"not a JSON";

  private static final Predicate<Reply> OK = status(200);
  private static final Predicate<Reply> BAD = status(400);
  private static final Predicate<Reply> CLIENT_ERROR = between(400, 499);
  private static final Predicate<Reply> ANY_ERROR = between(400, 599);
  private static final Predicate<Reply> NO_ERRORS = without("errors");
  private static final Predicate<Reply> NO_DATA = without("data");

  /** One audit: what is sent and what must come back. */
  private record Audit(
      String id, String level, Function<Http, Reply> request, Predicate<Reply> expected) {}

  @Test
  void audits_allOfThePackage_pass() {
    var http = Http.toDoor();
    List<String> failed = new ArrayList<>();
    for (Audit audit : AUDITS) {
      Reply reply = audit.request.apply(http);
      if (!audit.expected.test(reply)) {
        failed.add(audit.level + " " + audit.id + ": " + reply);
      }
    }
    System.out.printf(
        "graphql-over-http: %d passed, %d failed%n", AUDITS.size() - failed.size(), failed.size());
    assertThat(failed).isEmpty();
    assertThat(AUDITS).hasSize(61);
  }

  private static final List<Audit> AUDITS =
      List.of(
          should("22EB", graphql(TYPENAME), OK.and(contentType(GRAPHQL_RESPONSE))),
          must("4655", json(TYPENAME), OK.and(contentType(JSON))),
          should("47DE", accepting("*/*", TYPENAME), OK.and(contentType(JSON))),
          should("80D8", plain(TYPENAME), OK.and(contentType(JSON))),
          must("82A3", plain(TYPENAME), OK), // Http decodes strictly.
          must(
              "BF61",
              http ->
                  http.post(
                      "{\"query\":\"{ __type(name: \\\"Run🏃Swim🏊\\\") { name } }\"}",
                      "content-type",
                      "application/json; charset=utf-8"),
              OK),
          must("78D5", plain(TYPENAME), OK),
          must("2C94", plain(TYPENAME), OK),
          may("5A70", http -> http.get("query=" + encode("{ __typename }")), OK),
          may(
              "9C48",
              http ->
                  http.get(
                      "query=" + encode("mutation { __typename }"), "accept", GRAPHQL_RESPONSE),
              CLIENT_ERROR),
          should(
              "9ABE",
              http -> http.post(TYPENAME, "content-type", "text/plain;charset=UTF-8"),
              CLIENT_ERROR),
          must("03D4", plain(TYPENAME), OK),
          may("A5BF", plain(""), BAD),
          may("423L", graphql("{\"notquery\":\"{ __typename }\"}"), BAD),
          may("LKJ0", plain("{\"query\":{\"obj\":\"ect\"}}"), BAD),
          may("LKJ1", plain("{\"query\":0}"), BAD),
          may("LKJ2", plain("{\"query\":false}"), BAD),
          may("LKJ3", plain("{\"query\":[\"array\"]}"), BAD),
          should("34A2", graphql(TYPENAME), OK),
          must("13EE", json(TYPENAME), OK.and(NO_ERRORS)),
          may("6C00", plain(with("operationName", "{\"obj\":\"ect\"}")), BAD),
          may("6C01", plain(with("operationName", "0")), BAD),
          may("6C02", plain(with("operationName", "false")), BAD),
          may("6C03", plain(with("operationName", "[\"array\"]")), BAD),
          should("8161", graphql(NAMED), OK),
          must("B8B3", json(NAMED), OK.and(NO_ERRORS)),
          should("94B0", graphql(with("variables", "null")), OK.and(NO_ERRORS)),
          must("0220", json(with("variables", "null")), OK.and(NO_ERRORS)),
          should("94B1", graphql(with("operationName", "null")), OK.and(NO_ERRORS)),
          must("0221", json(with("operationName", "null")), OK.and(NO_ERRORS)),
          should("94B2", graphql(with("extensions", "null")), OK.and(NO_ERRORS)),
          must("0222", json(with("extensions", "null")), OK.and(NO_ERRORS)),
          may("4760", plain(with("variables", "\"string\"")), BAD),
          may("4761", plain(with("variables", "0")), BAD),
          may("4762", plain(with("variables", "false")), BAD),
          may("4763", plain(with("variables", "[\"array\"]")), BAD),
          should("2EA1", graphql(TYPE_WITH_VARIABLES), OK),
          must("28B9", json(TYPE_WITH_VARIABLES), OK.and(NO_ERRORS)),
          may("D6D5", getWithVariables(GRAPHQL_RESPONSE), OK.and(NO_ERRORS)),
          may("6A70", getWithVariables(JSON), OK.and(NO_ERRORS)),
          may("58B0", plain(with("extensions", "\"string\"")), BAD),
          may("58B1", plain(with("extensions", "0")), BAD),
          may("58B2", plain(with("extensions", "false")), BAD),
          may("58B3", plain(with("extensions", "[\"array\"]")), BAD),
          should("428F", graphql(with("extensions", "{\"some\":\"value\"}")), OK),
          must("1B7A", json(with("extensions", "{\"some\":\"value\"}")), OK.and(NO_ERRORS)),
          may("B6DC", json(BROKEN_JSON), r -> r.status() / 100 != 3),
          should("BCF8", json(BROKEN_JSON), BAD),
          should("B7N8", graphql(BROKEN_JSON), BAD),
          may("8764", plain("{\"qeury\":\"{ __typename }\"}"), ANY_ERROR),
          may("3E3A", plain("{\"qeury\":\"{ __typename }\"}"), BAD),
          should("572B", json(UNPARSABLE), OK),
          should("FDE2", json(UNKNOWN_FIELD), OK),
          should("7B9B", json(NO_COERCION), OK),
          should("865D", graphql(UNPARSABLE), ANY_ERROR),
          should("556A", graphql(UNPARSABLE), BAD),
          should("D586", graphql(UNPARSABLE), NO_DATA),
          should("51FE", graphql(UNKNOWN_FIELD), ANY_ERROR),
          should("74FF", graphql(UNKNOWN_FIELD), BAD),
          should("5E5B", graphql(UNKNOWN_FIELD), NO_DATA),
          should("86EE", graphql(NO_COERCION), BAD));

  private static Audit must(String id, Function<Http, Reply> request, Predicate<Reply> expected) {
    return new Audit(id, "MUST", request, expected);
  }

  private static Audit should(String id, Function<Http, Reply> request, Predicate<Reply> expected) {
    return new Audit(id, "SHOULD", request, expected);
  }

  private static Audit may(String id, Function<Http, Reply> request, Predicate<Reply> expected) {
    return new Audit(id, "MAY", request, expected);
  }

  private static Function<Http, Reply> graphql(String body) {
    return accepting(GRAPHQL_RESPONSE, body);
  }

  private static Function<Http, Reply> json(String body) {
    return accepting(JSON, body);
  }

  private static Function<Http, Reply> accepting(String accept, String body) {
    return http -> http.post(body, "content-type", JSON, "accept", accept);
  }

  private static Function<Http, Reply> plain(String body) {
    return http -> http.post(body, "content-type", JSON);
  }

  private static Function<Http, Reply> getWithVariables(String accept) {
    String queryString =
        "query=" + encode(TYPE) + "&variables=" + encode("{\"name\":\"sometype\"}");
    return http -> http.get(queryString, "accept", accept);
  }

  private static String with(String member, String value) {
    return "{\"query\":\"{ __typename }\",\"" + member + "\":" + value + "}";
  }

  private static Predicate<Reply> status(int status) {
    return reply -> reply.status() == status;
  }

  private static Predicate<Reply> between(int lowest, int highest) {
    return reply -> reply.status() >= lowest && reply.status() <= highest;
  }

  private static Predicate<Reply> without(String member) {
    return reply -> !reply.json().containsKey(member);
  }

  private static Predicate<Reply> contentType(String type) {
    return reply -> reply.header("content-type").startsWith(type);
  }
}
