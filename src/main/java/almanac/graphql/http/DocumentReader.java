package almanac.graphql.http;

import almanac.graphql.limit.Objection;
import almanac.graphql.limit.QueryLimits;
import graphql.language.Document;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import jakarta.json.JsonNumber;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parses the document of a request to know the operation before anything runs. */
public final class DocumentReader {
  private final ParserOptions options;
  private final int maxTokens;
  private final QueryLimits forms;
  private final Supplier<GraphQLSchema> schemas;
  private volatile @Nullable GraphQLSchema schema;

  /**
   * A reader for all requests.
   *
   * @param schemas gives the schema as soon as the first request is there
   */
  public DocumentReader(GraphQLLimits limits, QueryLimits forms, Supplier<GraphQLSchema> schemas) {
    this.forms = forms;
    this.maxTokens = limits.maxTokens();
    this.schemas = schemas;
    options =
        ParserOptions.newParserOptions()
            .maxCharacters(limits.maxDocumentBytes())
            .maxTokens(limits.maxTokens())
            .build();
  }

  /** The operation that the request asks to run. */
  public OperationDefinition operation(GraphQLRequest request) {
    Document document = parse(request.query());
    checkValues(document);
    forms.objection(document, schema(), variables(request)).ifPresent(DocumentReader::refuse);
    List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
    String name = request.operationName();
    if (name == null) {
      if (operations.size() != 1) {
        throw wrong(
            operations.isEmpty()
                ? "The query contains no operation."
                : "The query contains several operations; 'operationName' must name one.");
      }
      return operations.getFirst();
    }
    return operations.stream()
        .filter(operation -> name.equals(operation.getName()))
        .findFirst()
        .orElseThrow(() -> wrong("The query contains no operation of that 'operationName'."));
  }

  private GraphQLSchema schema() {
    GraphQLSchema known = schema;
    if (known == null) {
      known = schemas.get();
      schema = known;
    }
    return known;
  }

  private static Map<String, Object> variables(GraphQLRequest request) {
    Map<String, Object> variables = new HashMap<>();
    if (request.variables() != null) {
      request
          .variables()
          .forEach((name, value) ->
              variables.put(
                  name, value instanceof JsonNumber number ? number.doubleValue() : value));
    }
    return variables;
  }

  private static void refuse(Objection objection) {
    ErrorCode code =
        switch (objection.reason()) {
          case TOO_COSTLY -> ErrorCode.TOO_COSTLY;
          case MEANINGLESS -> ErrorCode.BAD_REQUEST;
          case CLOSED -> ErrorCode.FORBIDDEN;
        };
    throw Refusal.document(code, objection.sentence(), null);
  }

  private Document parse(String query) {
    try {
      return Parser.parse(
          ParserEnvironment.newParserEnvironment()
              .document(query)
              .locale(Locale.ROOT)
              .parserOptions(options)
              .build());
    } catch (ParseCancelledTooDeepException e) {
      throw Refusal.document(
          ErrorCode.TOO_COSTLY, "The query is nested too deep to be read.", e.getLocation());
    } catch (ParseCancelledException e) {
      throw Refusal.document(
          ErrorCode.TOO_COSTLY,
          "The query has more than " + maxTokens + " tokens (max-tokens).",
          e.getLocation());
    } catch (InvalidSyntaxException e) {
      var place = e.getLocation();
      String where =
          place == null
              ? ""
              : " at line %d, column %d".formatted(place.getLine(), place.getColumn());
      throw Refusal.document(
          ErrorCode.BAD_REQUEST, "The query has a syntax error" + where + ".", place);
    }
  }

  // "\u0000" in a document is plain ASCII until GraphQL unescapes it, so JSON's check missed it;
  // and
  // the library cuts a longer number down to the 32 bits of an Int without a word.
  private static void checkValues(Document document) {
    Deque<Node<?>> open = new ArrayDeque<>();
    open.push(document);
    while (!open.isEmpty()) {
      Node<?> node = open.pop();
      if (node instanceof StringValue string && string.getValue() != null) {
        StrictText.check(string.getValue(), "A string in the query");
      }
      if (node instanceof IntValue number && number.getValue().bitLength() > 31) {
        throw wrong("A number in the query does not fit into 32 bits; pass it as a variable.");
      }
      if (node instanceof FloatValue number && !StrictJson.isMeant(number.getValue())) {
        throw wrong("A number in the query is too long.");
      }
      for (Node<?> child : node.getChildren()) {
        open.push(child);
      }
    }
  }

  private static Refusal wrong(String sentence) {
    return Refusal.document(ErrorCode.BAD_REQUEST, sentence, null);
  }
}
