package almanac.graphql.http;

import almanac.graphql.limit.FairTurns;
import graphql.ExecutionResult;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.jsonp.JsonProviderHolder;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one request that was let in and answers it. It blocks, so it must be called on a worker
 * thread; its parent looks after the request context and the identity.
 */
final class GraphQLDoor extends SmallRyeGraphQLAbstractHandler {
  private static final boolean BLOCKING = true;

  private final RequestReader requests;
  private final DocumentReader documents;
  private final ErrorTranslator errors;
  private final FairTurns turns;

  @SuppressWarnings("NullAway") // The library takes null for "no security extension" and says so.
  GraphQLDoor(
      @Nullable CurrentIdentityAssociation identity,
      CurrentVertxRequest currentRequest,
      RequestReader requests,
      DocumentReader documents,
      ErrorTranslator errors,
      FairTurns turns) {
    super(identity, currentRequest, BLOCKING);
    this.requests = requests;
    this.documents = documents;
    this.errors = errors;
    this.turns = turns;
  }

  @Override
  protected void doHandle(RoutingContext ctx) {
    Deadline deadline = Deadline.begin(ctx);
    if (deadline.passed()) {
      return; // It was answered while it waited for a worker.
    }
    ResponseType type = ResponseType.acceptedBy(ctx.request().headers().getAll(HttpHeaders.ACCEPT));
    boolean get = ctx.request().method().equals(HttpMethod.GET);
    GraphQLRequest request =
        get ? requests.ofGet(ctx.request().query()) : requests.ofPost(bodyOf(ctx));
    OperationDefinition operation = documents.operation(request);
    if (get && operation.getOperation() != Operation.QUERY) {
      throw Refusal.method("POST", "GET runs queries only; send this operation with POST.");
    }
    if (operation.getOperation() == Operation.SUBSCRIPTION) {
      throw Refusal.document(
          ErrorCode.BAD_REQUEST,
          "Subscriptions are served over a WebSocket only (graphql-transport-ws).",
          null);
    }
    // A thread that ran another request to its end may still carry that one's context.
    SmallRyeContextManager.clearCurrentSmallRyeContext();
    Map<String, Object> context = getMetaData(ctx);
    // graphql-java would speak the language of the server; clients get one language everywhere.
    context.put("locale", Locale.ROOT);
    context.put(Deadline.KEY, deadline);
    turns.run(() ->
        getExecutionService()
            .executeAsync(request.toJson(), context, new Writer(ctx, type, operation)));
  }

  private static byte[] bodyOf(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }

  /** Takes the result of one execution and sends it. */
  private final class Writer implements ExecutionResponseWriter {
    private final RoutingContext ctx;
    private final ResponseType type;
    private final OperationDefinition operation;

    Writer(RoutingContext ctx, ResponseType type, OperationDefinition operation) {
      this.ctx = ctx;
      this.type = type;
      this.operation = operation;
    }

    @Override
    public void write(ExecutionResponse response) {
      if (ctx.response().ended()) {
        return; // Its time was over; to translate what nobody reads takes time, too.
      }
      try {
        answer(response.getExecutionResult()).send(ctx);
      } catch (RuntimeException | StackOverflowError e) {
        // Thrown from here it would be lost, and the client would wait for ever.
        ctx.fail(e);
      }
    }

    @Override
    public void fail(Throwable failure) {
      ctx.fail(failure);
    }

    private Answer answer(ExecutionResult result) {
      List<JsonObject> told = errors.translate(result, operation);
      JsonObjectBuilder body = JsonProviderHolder.jsonProvider().createObjectBuilder();
      if (!told.isEmpty()) {
        JsonArrayBuilder array = JsonProviderHolder.jsonProvider().createArrayBuilder();
        told.forEach(array::add);
        body.add("errors", array);
      }
      // The library turns data into JSON well; only its errors are not fit to be seen.
      ExecutionResult withoutErrors = result.transform(builder -> builder.errors(List.of()));
      new ExecutionResponse(withoutErrors).getExecutionResultAsJsonObject().forEach(body::add);
      return new Answer(status(result, told), type, body.build(), Map.of());
    }

    private int status(ExecutionResult result, List<JsonObject> told) {
      if (result.isDataPresent() || told.isEmpty()) {
        return 200;
      }
      String code = told.getFirst().getJsonObject("extensions").getString("code");
      return type.statusOfDocumentError(ErrorCode.valueOf(code).status());
    }
  }
}
