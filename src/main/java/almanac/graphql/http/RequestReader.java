package almanac.graphql.http;

import static almanac.graphql.http.GraphQLRequest.EXTENSIONS;
import static almanac.graphql.http.GraphQLRequest.MEMBERS;
import static almanac.graphql.http.GraphQLRequest.VARIABLES;

import io.quarkus.jsonp.JsonProviderHolder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns an HTTP request into a GraphQL request, or refuses it with the sentence to say so. */
public final class RequestReader {
  static final String ALLOWED_METHODS = "GET, POST, OPTIONS";

  private final GraphQLLimits limits;
  private final StrictJson json;

  /** A reader for all requests. */
  public RequestReader(GraphQLLimits limits) {
    this.limits = limits;
    this.json = new StrictJson(limits.maxJsonDepth(), limits.maxJsonValues());
  }

  /** Looks at all that is known before the body, so that no body is read in vain. */
  void admit(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.POST)) {
      checkContentType(request.headers());
    } else if (request.method().equals(HttpMethod.GET)) {
      String query = request.query();
      if (query != null && query.length() > limits.maxBodyBytes()) {
        throw Refusal.http(414, "The query string is too long; use POST.");
      }
    } else {
      throw Refusal.method(ALLOWED_METHODS, "Only GET and POST are served here.");
    }
    ResponseType.acceptedBy(request.headers().getAll(HttpHeaders.ACCEPT));
  }

  GraphQLRequest ofPost(byte[] body) {
    if (body.length == 0) {
      throw Refusal.badRequest("The body is empty; it must be a JSON object.");
    }
    String text = StrictText.utf8(body, "The body");
    return bounded(GraphQLRequest.of(json.object(text, "The body")));
  }

  GraphQLRequest ofGet(@Nullable String queryString) {
    var request = JsonProviderHolder.jsonProvider().createObjectBuilder();
    QueryString.parameters(queryString, MEMBERS)
        .forEach((name, value) -> {
          StrictText.check(value, "The parameter '" + name + "'");
          if (!name.equals(VARIABLES) && !name.equals(EXTENSIONS)) {
            request.add(name, value);
          } else if (!value.isEmpty() && !value.equals("null")) {
            request.add(name, json.object(value, "The parameter '" + name + "'"));
          }
        });
    return bounded(GraphQLRequest.of(request.build()));
  }

  /** The JSON object that a message over a socket is. */
  public JsonObject message(byte[] message) {
    return json.object(StrictText.utf8(message, "The message"), "The message");
  }

  /** The request that such a message brings. */
  public GraphQLRequest ofPayload(JsonObject payload) {
    return bounded(GraphQLRequest.of(payload));
  }

  private GraphQLRequest bounded(GraphQLRequest request) {
    String query = request.query();
    int bytes = query.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > limits.maxDocumentBytes()) {
      throw Refusal.http(
          413, "The query has more than " + limits.maxDocumentBytes() + " bytes; shorten it.");
    }
    return request;
  }

  // Browsers send forms and text/plain across sites without asking; application/json they ask for.
  private static void checkContentType(MultiMap headers) {
    // GraphiQL says it twice, and browsers join the two with a comma.
    List<String> contentTypes =
        headers.getAll(HttpHeaders.CONTENT_TYPE).stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .toList();
    if (contentTypes.isEmpty() || !contentTypes.stream().allMatch(RequestReader::isJson)) {
      throw Refusal.http(415, "A POST needs the content type application/json, in UTF-8.");
    }
    String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Refusal.http(415, "A compressed body is not read; send it as it is.");
    }
  }

  private static boolean isJson(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim().replace("\"", "");
      if (parameter.startsWith("charset") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return parts[0].trim().equals("application/json");
  }
}
