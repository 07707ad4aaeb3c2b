package almanac.graphql.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import almanac.graphql.limit.Objection.Reason;
import almanac.graphql.limit.QueryMeter.Circle;
import graphql.introspection.IntrospectionQuery;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries of all forms against the schema that is served and the limits that it is served with. */
class QueryLimitsTest {
  private static final GraphQLSchema SCHEMA = schema();
  private static final QueryLimits LIMITS = limits(true);

  @ParameterizedTest(name = "{0}")
  @MethodSource("costs")
  void cost_isFieldsTimesTheSizesOfTheirLists(String query, Map<String, Object> variables, int cost)
      throws Circle {
    assertThat(weight(query, variables).cost(QueryMeter.UNSIZED)).isEqualTo(cost);
  }

  static Stream<Arguments> costs() {
    int f = QueryMeter.FETCH;
    String sized = "query($n: Int) { documents(first: $n) { edges { cursor } } }";
    return Stream.of(
        arguments("{ __typename }", Map.of(), 1),
        arguments("{ document(slug: \"a\") { slug title } }", Map.of(), f + 2),
        arguments("{ document(slug: \"a\") { clauses { id } } }", Map.of(), f + 1 + 10),
        arguments(
            "{ debtComposition(account: {statementDay: 5, method: UNPAID_PART}) { total } }",
            Map.of(),
            QueryMeter.WORK + 1),
        arguments("{ documents { edges { cursor } } }", Map.of(), f + 1 + 20),
        arguments("{ documents(first: 100) { edges { cursor } } }", Map.of(), f + 1 + 100),
        arguments("{ documents(first: 2) { pageInfo { endCursor } } }", Map.of(), f + 2),
        arguments(sized, Map.of(), f + 1 + 20),
        arguments(sized, Map.of("n", 7.0), f + 1 + 7),
        arguments(sized, Map.of("n", "7"), f + 1 + 100),
        arguments(sized.replace("Int", "Int = 7"), Map.of(), f + 1 + 7),
        arguments(sized, Map.of("n", -5.0), f + 1 + 1),
        arguments(sized, Map.of("n", 1e9), f + 1 + 100),
        arguments("{ documents(first: null) { edges { cursor } } }", Map.of(), f + 1 + 100),
        arguments(
            "{ matchReliefPrograms(case: {}, first: 5) { eligible { totalCount matches { verdict } } } }",
            Map.of(),
            QueryMeter.JUDGE + 3 + 5),
        arguments("{ suggest(prefix: \"a\", first: 3) { text } }", Map.of(), f + 3),
        arguments(
            "{ search(query: \"a\") { edges { node { related(first: 2) { slug } } } } }",
            Map.of(),
            f + 1 + 10 * (1 + f + 2)),
        arguments(
            "{ documents(first: 3) { edges { node { versions(first: 4) { edges { cursor } } } } } }",
            Map.of(),
            f + 1 + 3 * (1 + f + 1 + 4)),
        arguments(
            "{ documents(first: 3) { ...P } } fragment P on DocumentConnection { edges { ...E } }"
                + " fragment E on DocumentEdge { cursor }",
            Map.of(),
            f + 1 + 3),
        arguments(
            "{ document(slug: \"a\") { ... on Policy { figures { name } } ... { slug } } }",
            Map.of(),
            f + 1 + 10 + 1),
        arguments("{ __schema { types { fields { name } } } }", Map.of(), 4));
  }

  @Test
  void introspection_byFragmentsToo_costsItsFieldsAlone() throws Circle {
    Weight weight = weight(IntrospectionQuery.INTROSPECTION_QUERY, Map.of());

    assertThat(weight.cost(QueryMeter.UNSIZED)).isEqualTo(weight.fields());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooCostly")
  void query_beyondALimit_isToldWhichAndHowFar(String name, String sentence, String query) {
    assertThat(objection(query))
        .isEqualTo(new Objection(Reason.TOO_COSTLY, "The query has a " + sentence));
  }

  static Stream<Arguments> tooCostly() {
    String deep = "related(first: 1) { ".repeat(20);
    return Stream.of(
        arguments(
            "deep",
            "depth of 22; at most 20 is served (max-depth).",
            "{ document(slug: \"a\") { " + deep + "slug" + " }".repeat(22)),
        arguments(
            "deep by fragments",
            "depth of 25; at most 20 is served (max-depth).",
            chain(24, "a { ...F%d }")),
        arguments(
            "wide",
            "number of fields of 1500; at most 1000 is served (max-fields).",
            "{ " + "__typename ".repeat(1500) + "}"),
        arguments(
            "exponential",
            "number of fields of more than 1000000000; at most 1000 is served" + " (max-fields).",
            chain(60, "...F%1$d ...F%1$d")),
        arguments(
            "aliased",
            "number of aliases of 51; at most 50 is served (max-aliases).",
            "{ " + numbered(51, "a%d: __typename ") + "}"),
        arguments(
            "directed",
            "number of directives of 51; at most 50 is served (max-directives).",
            "{ __typename " + "@include(if: true) ".repeat(51) + "}"),
        arguments(
            "many operations",
            "number of operations of 11; at most 10 is served (max-operations).",
            numbered(11, "query Q%d { __typename } ")),
        arguments(
            "costly",
            "cost of 2000202; at most 50000 is served (max-cost)."
                .replace("2000202", Integer.toString(201 + 100 * (1 + 200 + 20 * (200 + 1 + 100)))),
            "{ documents(first: 100) { edges { node { related(first: 20) {"
                + " versions(first: 100) { edges { cursor } } } } } } }"));
  }

  @Test
  void operationThatIsNotAskedFor_isJudgedToo() {
    String query = "query A { __typename } query B { " + "__typename ".repeat(1500) + "}";

    assertThat(objection(query).reason()).isEqualTo(Reason.TOO_COSTLY);
  }

  @ParameterizedTest
  @MethodSource("circles")
  void fragment_thatContainsItself_isMeaningless(String query) {
    assertThat(objection(query))
        .isEqualTo(
            new Objection(Reason.MEANINGLESS, "The query has a fragment that contains itself."));
  }

  static Stream<String> circles() {
    return Stream.of(
        "{ ...A } fragment A on Query { ...A }",
        "{ ...A } fragment A on Query { document { ...B } } fragment B on Document { related {"
            + " ...C } } fragment C on Document { ...B }");
  }

  @ParameterizedTest
  @MethodSource("unspread")
  void fragment_thatNobodySpreads_orThatIsThereTwice_isMeaningless(String sentence, String query) {
    assertThat(objection(query)).isEqualTo(new Objection(Reason.MEANINGLESS, sentence));
  }

  static Stream<Arguments> unspread() {
    String doubling = chain(100, "x { ...F%1$d } y { ...F%1$d }").replace("{ ...F0 } ", "");
    String none = "The query has a fragment that nothing spreads.";
    return Stream.of(
        arguments(none, "{ __typename } fragment A on Query { a }"),
        arguments(none, "{ ...B } fragment A on Query { ...A } fragment B on Query { a }"),
        arguments(none, "{ __typename } " + doubling),
        arguments(
            "The query has two fragments of the same name.",
            "{ ...F0 } fragment F0 on Query { a } " + doubling));
  }

  @Test
  void introspection_switchedOff_leavesTypename() {
    QueryLimits closed = limits(false);

    assertThat(closed.objection(parsed("{ __typename }"), SCHEMA, Map.of())).isEmpty();
    for (String query :
        List.of(
            IntrospectionQuery.INTROSPECTION_QUERY,
            "{ __type(name: \"Query\") { name } }",
            "{ ...A } fragment A on Query { b: __schema { types { name } } }")) {
      assertThat(closed.objection(parsed(query), SCHEMA, Map.of()))
          .hasValue(
              new Objection(Reason.CLOSED, "Introspection is switched off here (introspection)."));
    }
  }

  @Test
  void queriesOfOurs_andOfGraphiql_areServed() throws IOException {
    List<String> queries =
        Stream.of(
                examples("README.md", "(?s)```graphql\n(.*?)```"),
                examples(
                    "src/main/resources/META-INF/resources/index.html",
                    "(?s)<pre data-example>(.*?)</pre>"),
                examples("src/test/resources/graphql/largest.graphql", "(?s)(.+)"),
                Stream.of(IntrospectionQuery.INTROSPECTION_QUERY))
            .flatMap(s -> s)
            .toList();
    assertThat(queries).hasSizeGreaterThan(6);
    for (String query : queries) {
      assertThat(LIMITS.objection(parsed(query), SCHEMA, Map.of())).as(query).isEmpty();
    }
  }

  private static Stream<String> examples(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Path.of(file)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList()
        .stream();
  }

  private static String numbered(int count, String part) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(part.formatted(i));
    }
    return all.toString();
  }

  /** Fragments of which each has this body, with the number of the next one. */
  private static String chain(int length, String body) {
    StringBuilder all = new StringBuilder("{ ...F0 } ");
    for (int i = 0; i < length; i++) {
      all.append("fragment F%d on Query { ".formatted(i))
          .append(body.formatted(i + 1))
          .append(" } ");
    }
    return all.append("fragment F%d on Query { a }".formatted(length)).toString();
  }

  private static Objection objection(String query) {
    return LIMITS.objection(parsed(query), SCHEMA, Map.of()).orElseThrow();
  }

  private static Weight weight(String query, Map<String, Object> variables) throws Circle {
    Document document = parsed(query);
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(f -> fragments.put(f.getName(), f));
    return new QueryMeter(SCHEMA, fragments, variables)
        .weigh(document.getDefinitionsOfType(OperationDefinition.class).getFirst());
  }

  private static Document parsed(String query) {
    return Parser.parse(query);
  }

  private static QueryLimits limits(boolean introspection) {
    Properties settings = new Properties();
    try (var reader =
        Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      settings.load(reader);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    List<Integer> most =
        Stream.of("operations", "aliases", "directives", "depth", "fields", "cost")
            .map(name -> Integer.valueOf(settings.getProperty("almanac.graphql.max-" + name)))
            .toList();
    return new QueryLimits(
        most.get(0),
        most.get(1),
        most.get(2),
        most.get(3),
        most.get(4),
        most.get(5),
        introspection);
  }

  private static GraphQLSchema schema() {
    try {
      String text =
          Files.readString(Path.of("src/test/resources/graphql/schema.graphql"))
              // The copy leaves out what the library brings.
              + " scalar Date scalar DateTime scalar BigDecimal scalar BigInteger";
      return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
