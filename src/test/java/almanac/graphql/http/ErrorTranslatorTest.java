package almanac.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.parser.Parser;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What real results of graphql-java look like once the translator is through with them. */
class ErrorTranslatorTest {
  private static final String SCHEMA =
      """
      type Query { one(n: Int, in: In, on: Kind): String, must: String! }
      input In { n: Int! }
      enum Kind { A }
      """;

  private final ErrorTranslator translator =
      new ErrorTranslator(
          List.of(failure ->
              failure instanceof IllegalArgumentException
                  ? new Refusal(ErrorCode.STALE, "Someone else was faster.")
                  : null));

  @Test
  void failure_thatNobodyKnows_isInternalWithAnIdAndNothingElse() {
    JsonObject error = fetching(new IllegalStateException("secret of com.example.Foo"));

    JsonObject extensions = error.getJsonObject("extensions");
    assertThat(extensions).containsOnlyKeys("code", "id");
    assertThat(extensions.getString("code")).isEqualTo("INTERNAL");
    assertThat(error.getString("message"))
        .contains(extensions.getString("id"))
        .doesNotContain("secret", "example");
    assertThat(error.getJsonArray("path")).hasToString("[\"one\"]");
  }

  @Test
  void failure_thatARoomExplains_leavesUnderItsCode() {
    JsonObject error = fetching(new CompletionException(new IllegalArgumentException("inner")));

    assertThat(error.getString("message")).isEqualTo("Someone else was faster.");
    assertThat(error.getJsonObject("extensions")).hasToString("{\"code\":\"STALE\"}");
  }

  @Test
  void failure_thatIsARefusal_leavesAsItIs() {
    JsonObject error = fetching(new Refusal(ErrorCode.NOT_FOUND, "There is no such document."));

    assertThat(error.getString("message")).isEqualTo("There is no such document.");
    assertThat(error.getJsonObject("extensions")).hasToString("{\"code\":\"NOT_FOUND\"}");
  }

  @Test
  void failure_thatBringsACode_keepsItAndLosesTheRest() {
    JsonObject error = fetching(new Coded("WRONG_STATE"));

    assertThat(error.getString("message")).isEqualTo("It was coded.");
    assertThat(error.getJsonObject("extensions")).hasToString("{\"code\":\"WRONG_STATE\"}");
  }

  @Test
  void failure_thatBringsACodeOfItsOwnInvention_isInternal() {
    assertThat(code(fetching(new Coded("MY_CODE")))).isEqualTo("INTERNAL");
  }

  @Test
  void result_thatIsNullWhereItMustNotBe_isOurFault() {
    JsonObject error = run("{ must }", Map.of(), env -> null);

    assertThat(code(error)).isEqualTo("INTERNAL");
    assertThat(error.getString("message")).doesNotContain("non null");
  }

  @Test
  void variable_thatDoesNotFit_isNamedWithItsType() {
    assertThat(sentence("query($n: Int!) { one(n: $n) }", Map.of("n", "x")))
        .isEqualTo("The variable 'n' is not a valid 'Int!'.");
    assertThat(sentence("query($n: Int!) { one(n: $n) }", Map.of()))
        .isEqualTo("The variable 'n' is not a valid 'Int!'.");
    assertThat(sentence("query($i: In) { one(in: $i) }", Map.of("i", Map.of("n", List.of()))))
        .isEqualTo("The variable 'i' is not a valid 'In'.");
    assertThat(sentence("query($i: In) { one(in: $i) }", Map.of("i", Map.of("n", 1, "x", 1))))
        .isEqualTo("'In' has no field 'x'.");
  }

  @Test
  void literal_thatDoesNotFit_isNamedWithoutTheSyntaxTree() {
    assertThat(sentence("{ one(n: \"it's\") }", Map.of()))
        .isEqualTo("The argument 'n' is not a valid 'Int'.");
    assertThat(sentence("{ one(on: B) }", Map.of()))
        .isEqualTo("The argument 'on' is not a valid 'Kind'.");
    assertThat(sentence("{ one(in: {}) }", Map.of()))
        .isEqualTo("The argument 'in' is missing required fields '[n]'.");
    assertThat(sentence("query($n: Int = \"x\") { one(n: $n) }", Map.of()))
        .isEqualTo("A default value is not a valid 'Int'.");
    assertThat(sentence("{ two }", Map.of()))
        .isEqualTo("Field 'two' in type 'Query' is undefined.");
  }

  @Test
  void argument_thatTheLibraryFindsMalformedWhileRunning_getsItsPath() {
    GraphQLError malformed =
        ValidationError.newValidationError()
            .validationErrorType(ValidationErrorType.WrongType)
            .sourceLocation(new SourceLocation(1, 7))
            .description(
                "argument 'in' with value 'StringValue{value='{n=1}'}' is not a valid"
                    + " 'Unknown Scalar Type [almanac.graphql.SomeInput]'")
            .queryPath(List.of("list", "0", "one"))
            .build();
    ExecutionResult result =
        ExecutionResult.newExecutionResult().data(Map.of()).addError(malformed).build();

    JsonObject error = translator.translate(result, operation("{ one }")).getFirst();

    assertThat(error)
        .hasToString(
            "{\"message\":\"The argument 'in' has a field that does not fit its type.\","
                + "\"locations\":[{\"line\":1,\"column\":7}],\"path\":[\"list\",0,\"one\"],"
                + "\"extensions\":{\"code\":\"BAD_REQUEST\"}}");
  }

  @Test
  void execution_thatALimitAborts_isTooCostlyAndThatAnErrorAborts_isInternal() {
    assertThat(code(aborted(new AbortExecutionException("maximum query depth exceeded"))))
        .isEqualTo("TOO_COSTLY");
    assertThat(code(aborted(new AbortExecutionException(new StackOverflowError()))))
        .isEqualTo("INTERNAL");
  }

  private JsonObject aborted(AbortExecutionException error) {
    ExecutionResult result = ExecutionResult.newExecutionResult().addError(error).build();
    return translator.translate(result, operation("{ one }")).getFirst();
  }

  private JsonObject fetching(RuntimeException failure) {
    return run(
        "{ one }",
        Map.of(),
        env -> {
          throw failure;
        });
  }

  private String sentence(String query, Map<String, Object> variables) {
    JsonObject error = run(query, variables, env -> "fine");
    assertThat(error.getJsonObject("extensions")).hasToString("{\"code\":\"BAD_REQUEST\"}");
    return error.getString("message");
  }

  private JsonObject run(String query, Map<String, Object> variables, DataFetcher<?> fetcher) {
    var wiring =
        RuntimeWiring.newRuntimeWiring()
            .type("Query", type -> type.dataFetcher("one", fetcher).dataFetcher("must", fetcher))
            .build();
    var schema =
        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring);
    GraphQL graphql =
        GraphQL.newGraphQL(schema).defaultDataFetcherExceptionHandler(new QuietHandler()).build();
    ExecutionResult result =
        graphql.execute(ExecutionInput.newExecutionInput(query).variables(variables).build());
    return translator.translate(result, operation(query)).getFirst();
  }

  private static OperationDefinition operation(String query) {
    return Parser.parse(query).getDefinitionsOfType(OperationDefinition.class).getFirst();
  }

  private static String code(JsonObject error) {
    return error.getJsonObject("extensions").getString("code");
  }

  /** Keeps the wrapper around an exception, as the library's handler does. */
  private static final class QuietHandler extends SimpleDataFetcherExceptionHandler {
    @Override
    protected Throwable unwrap(Throwable exception) {
      return exception;
    }
  }

  /** A failure that is a GraphQL error itself. */
  private static final class Coded extends RuntimeException implements GraphQLError {
    private static final long serialVersionUID = 1L;
    private final String code;

    Coded(String code) {
      super("It was coded.");
      this.code = code;
    }

    @Override
    public List<SourceLocation> getLocations() {
      return List.of();
    }

    @Override
    public ErrorClassification getErrorType() {
      return ErrorType.DataFetchingException;
    }

    @Override
    public Map<String, Object> getExtensions() {
      return Map.of("code", code, "secret", "x");
    }
  }
}
