package almanac.graphql.http;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import io.quarkus.jsonp.JsonProviderHolder;
import io.smallrye.graphql.execution.datafetcher.DataFetcherException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an error gets its final form: a sentence, where it happened, and a code. What
 * nobody explains is INTERNAL: the client gets an id, and the log what happened under this id.
 */
public final class ErrorTranslator {
  private static final Logger LOG = Logger.getLogger(ErrorTranslator.class);
  private static final JsonProvider JSON = JsonProviderHolder.jsonProvider();

  private final List<KnownFailures> known;

  /** Knows the failures of these rooms. */
  public ErrorTranslator(List<KnownFailures> known) {
    this.known = List.copyOf(known);
  }

  /** The errors of a result as they go out; {@code operation} is what was run. */
  public List<JsonObject> translate(ExecutionResult result, OperationDefinition operation) {
    List<GraphQLError> all = result.getErrors();
    return all.stream()
        .filter(error -> !(error instanceof NonNullableFieldWasNullError) || !isTold(error, all))
        .map(error -> translate(error, operation, result.isDataPresent()))
        .toList();
  }

  // Whoever reads why a field has no value need not be told that it may not lack one.
  private static boolean isTold(GraphQLError absent, List<GraphQLError> all) {
    return all.stream()
        .filter(error -> !(error instanceof NonNullableFieldWasNullError))
        .map(error ->
            error instanceof ValidationError invalid
                ? ErrorSentences.path(invalid.getQueryPath())
                : error.getPath())
        .anyMatch(path -> path != null && path.equals(absent.getPath()));
  }

  /** The one error of a request that is refused. */
  public static JsonObject translate(Refusal refusal) {
    SourceLocation location = refusal.location();
    return json(
        refusal.code(),
        refusal.sentence(),
        location == null ? List.of() : List.of(location),
        List.of(),
        null);
  }

  /** An error of which the client learns nothing but the id. */
  public static JsonObject internal(@Nullable Throwable failure) {
    return internal(failure, "", List.of(), List.of());
  }

  private JsonObject translate(GraphQLError error, OperationDefinition operation, boolean ran) {
    List<SourceLocation> locations = orEmpty(error.getLocations());
    List<Object> path = orEmpty(error.getPath());
    if (error instanceof ExceptionWhileDataFetching fetching) {
      return translate(fetching, locations, path);
    }
    if (error instanceof ValidationError invalid) {
      // One that comes while running is a malformed argument, and forgets to say of which field.
      List<Object> field = ran ? ErrorSentences.path(invalid.getQueryPath()) : path;
      return json(ErrorCode.BAD_REQUEST, ErrorSentences.of(invalid), locations, field, null);
    }
    ErrorCode told = code(error);
    if (told != null) {
      return json(told, ErrorSentences.tidy(error.getMessage()), locations, path, null);
    }
    if (error instanceof BadFaithIntrospectionError) {
      String sentence = "The query asks for types of types of types; once is enough to know all.";
      return json(ErrorCode.TOO_COSTLY, sentence, locations, path, null);
    }
    if (error instanceof AbortExecutionException aborted && aborted.getCause() == null) {
      String sentence = "The query asks for too much at once.";
      return json(ErrorCode.TOO_COSTLY, sentence, locations, path, null);
    }
    if (error.getErrorType() == ErrorType.ValidationError
        || error.getErrorType() == ErrorType.InvalidSyntax
        || error.getErrorType() == ErrorType.OperationNotSupported) {
      String sentence =
          ran
              ? ErrorSentences.tidy(error.getMessage())
              : ErrorSentences.ofVariable(error.getMessage(), operation);
      return json(ErrorCode.BAD_REQUEST, sentence, locations, path, null);
    }
    Throwable cause = error instanceof Throwable thrown ? thrown : null;
    return internal(cause, String.valueOf(error.getMessage()), locations, path);
  }

  private JsonObject translate(
      ExceptionWhileDataFetching fetching, List<SourceLocation> locations, List<Object> path) {
    Throwable failure = unwrap(fetching.getException());
    Refusal refusal = explain(failure);
    if (refusal != null) {
      // Not the sentence: it may quote what is known of a customer.
      LOG.debugf("Refused %s at %s", refusal.code(), path);
      return json(refusal.code(), refusal.sentence(), locations, path, null);
    }
    if (failure instanceof CoercingParseLiteralException
        || failure instanceof CoercingParseValueException) {
      // The library coerces numbers late, and its message names Java classes.
      String sentence = "An argument of '" + path.getLast() + "' does not fit its type.";
      return json(ErrorCode.BAD_REQUEST, sentence, locations, path, null);
    }
    ErrorCode told = code(fetching);
    if (told != null && told != ErrorCode.INTERNAL) {
      return json(told, ErrorSentences.tidy(failure.getMessage()), locations, path, null);
    }
    return internal(failure, "", locations, path);
  }

  /** What the client may know of an exception, or null if nothing. */
  public @Nullable Refusal explain(Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    for (KnownFailures failures : known) {
      Refusal refusal = failures.explain(failure);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapper =
        failure instanceof CompletionException
            || failure instanceof ExecutionException
            || failure instanceof DataFetcherException;
    return wrapper && cause != null ? unwrap(cause) : failure;
  }

  private static @Nullable ErrorCode code(GraphQLError error) {
    Object told = error.getExtensions() == null ? null : error.getExtensions().get("code");
    for (ErrorCode code : ErrorCode.values()) {
      if (code.name().equals(String.valueOf(told))) {
        return code;
      }
    }
    return null;
  }

  private static JsonObject internal(
      @Nullable Throwable failure,
      String detail,
      List<SourceLocation> locations,
      List<Object> path) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(failure, "GraphQL failed, id %s, path %s %s", id, path, detail);
    String sentence = "Something went wrong on our side; the log has it under " + id + ".";
    return json(ErrorCode.INTERNAL, sentence, locations, path, id);
  }

  private static JsonObject json(
      ErrorCode code,
      String sentence,
      List<SourceLocation> locations,
      List<Object> path,
      @Nullable String id) {
    JsonObjectBuilder error = JSON.createObjectBuilder().add("message", sentence);
    var places = JSON.createArrayBuilder();
    locations.stream()
        .filter(place -> place != null && place.getLine() > 0 && place.getColumn() > 0)
        .forEach(place ->
            places.add(
                JSON.createObjectBuilder()
                    .add("line", place.getLine())
                    .add("column", place.getColumn())));
    JsonArray placed = places.build();
    if (!placed.isEmpty()) {
      error.add("locations", placed);
    }
    if (!path.isEmpty()) {
      error.add("path", JSON.createArrayBuilder(path));
    }
    JsonObjectBuilder extensions = JSON.createObjectBuilder().add("code", code.name());
    if (id != null) {
      extensions.add("id", id);
    }
    return error.add("extensions", extensions).build();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
