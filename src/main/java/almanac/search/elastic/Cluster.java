package almanac.search.elastic;

import almanac.document.DocumentException.Unavailable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.HttpEntity;
import org.elasticsearch.client.Cancellable;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/**
 * The servers of the engine, and the one file that knows the classes of their client. A call ends
 * within its limit, whatever the servers do; nothing is asked twice.
 */
@Singleton
class Cluster {
  private static final ObjectMapper JSON = new ObjectMapper();
  // What was asked is wrong, or not there: the caller knows what that means. All else is an outage.
  private static final Set<Integer> REFUSED = Set.of(400, 404, 409, 413);

  private final RestClient client;

  @Inject
  Cluster(RestClient client) {
    this.client = client;
  }

  /** The engine has understood and will not. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String type;
    private final boolean missing;

    Refused(int status, JsonNode answer) {
      super(status + " " + answer.path("error"));
      this.status = status;
      this.type = answer.at("/error/type").asText();
      this.missing = status == 404 && !answer.path("found").asBoolean(true);
    }

    int status() {
      return status;
    }

    boolean isMissingIndex() {
      return type.equals("index_not_found_exception");
    }

    /** There is nothing, says the engine; not somebody else who has nothing to do with it. */
    boolean isMissing() {
      return missing || isMissingIndex();
    }

    boolean isTooLong() {
      return getMessage() != null && getMessage().contains("too_many");
    }
  }

  /**
   * Asks the engine and awaits its answer.
   *
   * @param body JSON, or JSON lines; empty: none
   * @throws Refused if the engine refuses this request
   * @throws Unavailable if it does not answer within the limit, or says that it cannot
   */
  JsonNode ask(
      String method, String path, Map<String, String> parameters, String body, Duration limit) {
    CompletableFuture<Response> coming = new CompletableFuture<>();
    Cancellable call = send(method, path, parameters, body, coming);
    try {
      return said(coming.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      call.cancel();
      throw new Unavailable("The search engine does not answer in time.", e);
    } catch (InterruptedException e) {
      call.cancel();
      Thread.currentThread().interrupt();
      throw new Unavailable("The server is stopping.", e);
    } catch (ExecutionException e) {
      throw new Unavailable("The search engine cannot be reached at the moment.", e.getCause());
    }
  }

  /**
   * Asks the engine for what may take long, and does not await it. The answer fails as {@link #ask}
   * throws, or as the client says that there is none.
   */
  CompletableFuture<JsonNode> begin(String method, String path, Map<String, String> parameters) {
    CompletableFuture<Response> coming = new CompletableFuture<>();
    send(method, path, parameters, "", coming);
    return coming.thenApply(Cluster::said);
  }

  /** What an answer means that bears an error, to a request or to a part of it. */
  static RuntimeException failure(int status, JsonNode answer) {
    Refused refused = new Refused(status, answer);
    if (REFUSED.contains(status)) {
      return refused;
    }
    String sentence =
        switch (status) {
          case 401, 403 -> "The search engine does not permit what is asked of it.";
          default -> "The search engine cannot answer at the moment.";
        };
    return new Unavailable(sentence, refused);
  }

  private Cancellable send(
      String method,
      String path,
      Map<String, String> parameters,
      String body,
      CompletableFuture<Response> coming) {
    Request request = new Request(method, path);
    request.addParameters(parameters);
    if (!body.isEmpty()) {
      request.setJsonEntity(body);
    }
    return client.performRequestAsync(
        request,
        new ResponseListener() {
          @Override
          public void onSuccess(Response response) {
            coming.complete(response);
          }

          @Override
          public void onFailure(Exception e) {
            if (e instanceof ResponseException answered) {
              coming.complete(answered.getResponse());
            } else {
              coming.completeExceptionally(e);
            }
          }
        });
  }

  private static JsonNode said(Response response) {
    int status = response.getStatusLine().getStatusCode();
    JsonNode json = read(response, status);
    if (status >= 400) {
      throw failure(status, json);
    }
    return json;
  }

  private static JsonNode read(Response response, int status) {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return MissingNode.getInstance();
    }
    try (var content = entity.getContent()) {
      return JSON.readTree(content);
    } catch (IOException e) {
      if (status >= 400) {
        return MissingNode.getInstance(); // what stands between us and the engine speaks no JSON
      }
      throw new Unavailable("The search engine does not answer in JSON.", e);
    }
  }
}
