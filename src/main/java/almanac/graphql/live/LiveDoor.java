package almanac.graphql.live;

import almanac.graphql.http.Deadline;
import almanac.graphql.http.DocumentReader;
import almanac.graphql.http.ErrorTranslator;
import almanac.graphql.http.GraphQLLimits;
import almanac.graphql.http.GraphQLRequest;
import almanac.graphql.http.KnownFailures;
import almanac.graphql.http.Refusal;
import almanac.graphql.http.RequestReader;
import almanac.graphql.limit.QueryLimits;
import graphql.ExecutionResult;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Reads what a client subscribes to, and runs it for one stretch of the journal: as an operation of
 * its own, with its own moment, time limit and look at who is asking.
 */
@Singleton
class LiveDoor {
  private static final boolean BLOCKING = true;

  private final GraphQLLimits limits;
  private final RequestReader requests;
  private final DocumentReader documents;
  private final ErrorTranslator errors;
  private final Instance<ExecutionService> executions;
  private final CurrentIdentityAssociation identities;

  @Inject
  LiveDoor(
      GraphQLLimits limits,
      QueryLimits forms,
      @All List<KnownFailures> known,
      Instance<GraphQLSchema> schema,
      Instance<ExecutionService> executions,
      CurrentIdentityAssociation identities) {
    this.limits = limits;
    this.requests = new RequestReader(limits);
    this.documents = new DocumentReader(limits, forms, schema::get);
    this.errors = new ErrorTranslator(known);
    this.executions = executions;
    this.identities = identities;
  }

  /** What a client subscribes to. */
  record Wish(GraphQLRequest request, OperationDefinition operation) {}

  /** Who takes the results of a stretch. */
  interface Reader {
    /** Whether he can take one more now. */
    boolean wants();

    void take(JsonObject result);
  }

  JsonObject message(byte[] bytes) {
    return requests.message(bytes);
  }

  Wish wish(JsonObject payload) {
    GraphQLRequest request = requests.ofPayload(payload);
    OperationDefinition operation = documents.operation(request);
    if (operation.getOperation() != Operation.SUBSCRIPTION) {
      throw Refusal.badRequest("Only subscriptions come over a socket; send this one with POST.");
    }
    return new Wish(request, operation);
  }

  List<JsonObject> explain(Throwable failure) {
    Refusal refusal = errors.explain(failure);
    return List.of(
        refusal == null ? ErrorTranslator.internal(failure) : ErrorTranslator.translate(refusal));
  }

  /** Runs it on this thread; the errors that it had, after which nothing more was shown. */
  List<JsonObject> run(Wish wish, SecurityIdentity who, Stretch stretch, Reader reader) {
    ManagedContext context = Arc.container().requestContext();
    ContextState state = context.activate();
    try {
      identities.setIdentity(who);
      SmallRyeContextManager.clearCurrentSmallRyeContext();
      Map<String, Object> values = new ConcurrentHashMap<>();
      values.put("runBlocking", BLOCKING);
      values.put("httpHeaders", Map.of());
      values.put("state", state);
      values.put("locale", Locale.ROOT);
      values.put(Deadline.KEY, Deadline.begun(limits.maxTime()));
      values.put(Stretch.KEY, stretch);
      Results results = new Results(wish.operation(), stretch, reader);
      executions.get().executeSync(wish.request().toJson(), values, results);
      return results.errors();
    } finally {
      SmallRyeContextManager.clearCurrentSmallRyeContext();
      context.destroy(state);
      context.deactivate();
    }
  }

  /** Takes the results one by one, each when the one before has been taken. */
  private final class Results implements ExecutionResponseWriter, Subscriber<ExecutionResult> {
    private final OperationDefinition operation;
    private final Stretch stretch;
    private final Reader reader;
    private @Nullable Subscription source;
    private @Nullable List<JsonObject> errors;

    Results(OperationDefinition operation, Stretch stretch, Reader reader) {
      this.operation = operation;
      this.stretch = stretch;
      this.reader = reader;
    }

    List<JsonObject> errors() {
      // Everything here runs on the thread that asked, so by now there is an end.
      return Objects.requireNonNull(errors);
    }

    @Override
    public void write(ExecutionResponse response) {
      ExecutionResult result = response.getExecutionResult();
      if (result.getErrors().isEmpty() && result.getData() instanceof Publisher<?> publisher) {
        @SuppressWarnings("unchecked") // graphql-java says so of the data of subscriptions
        Publisher<ExecutionResult> results = (Publisher<ExecutionResult>) publisher;
        results.subscribe(this);
      } else {
        errors = LiveDoor.this.errors.translate(result, operation);
      }
    }

    @Override
    public void fail(Throwable failure) {
      errors = explain(failure);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      source = subscription;
      next(subscription);
    }

    @Override
    public void onNext(ExecutionResult result) {
      List<JsonObject> told = LiveDoor.this.errors.translate(result, operation);
      if (told.isEmpty()) {
        reader.take(new ExecutionResponse(result).getExecutionResultAsJsonObject());
        next(Objects.requireNonNull(source));
      } else {
        Objects.requireNonNull(source).cancel();
        errors = told;
      }
    }

    // Not the one that comes next: it is read again when the reader wants it, as it is then.
    private void next(Subscription subscription) {
      if (reader.wants()) {
        subscription.request(1);
      } else {
        subscription.cancel();
        errors = List.of();
      }
    }

    @Override
    public void onError(Throwable failure) {
      errors = explain(failure);
    }

    @Override
    public void onComplete() {
      stretch.passed();
      errors = List.of();
    }
  }
}
