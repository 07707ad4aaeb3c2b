package almanac.graphql.http;

import io.quarkus.jsonp.JsonProviderHolder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One response as it goes out: a status, a body of this media type, and what caches may do. */
record Answer(int status, ResponseType type, JsonObject body, Map<String, String> headers) {

  /** The answer to a request that is refused. */
  static Answer of(Refusal refusal, RoutingContext ctx) {
    ResponseType type = typeFor(ctx);
    return of(refusal.status(type), type, ErrorTranslator.translate(refusal), refusal.headers());
  }

  /** The answer to a request that failed, of which the client learns only this error. */
  static Answer failed(JsonObject error, RoutingContext ctx) {
    return of(500, typeFor(ctx), error, Map.of());
  }

  private static ResponseType typeFor(RoutingContext ctx) {
    try {
      return ResponseType.acceptedBy(ctx.request().headers().getAll(HttpHeaders.ACCEPT));
    } catch (Refusal e) {
      return ResponseType.JSON;
    }
  }

  private static Answer of(
      int status, ResponseType type, JsonObject error, Map<String, String> headers) {
    var json = JsonProviderHolder.jsonProvider();
    JsonObject body =
        json.createObjectBuilder().add("errors", json.createArrayBuilder().add(error)).build();
    return new Answer(status, type, body, headers);
  }

  /** Sends it unless there was an answer before: the clock and the worker may both have one. */
  void send(RoutingContext ctx) {
    HttpServerResponse response = ctx.response();
    synchronized (response) {
      if (!response.ended() && !response.closed()) {
        sendTo(ctx.request(), response);
      }
    }
  }

  private void sendTo(HttpServerRequest request, HttpServerResponse response) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    response.putHeader(HttpHeaders.CONTENT_TYPE, type.contentType());
    response.putHeader(HttpHeaders.VARY, "Authorization, X-API-Key, Accept");
    headers.forEach(response::putHeader);
    if (!request.method().equals(HttpMethod.GET) || status != 200 || body.containsKey("errors")) {
      response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setStatusCode(status).end(Buffer.buffer(bytes));
      return;
    }
    // Private, since what one may see depends on who asks; no-cache, since truth changes any time.
    response.putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    String etag = etag(bytes);
    response.putHeader(HttpHeaders.ETAG, etag);
    if (matches(request.headers().getAll(HttpHeaders.IF_NONE_MATCH), etag)) {
      response.headers().remove(HttpHeaders.CONTENT_TYPE);
      response.setStatusCode(304).end();
    } else {
      response.setStatusCode(200).end(Buffer.buffer(bytes));
    }
  }

  // The media type counts too: a strong tag stands for the same bytes under the same headers.
  private String etag(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(type.contentType().getBytes(StandardCharsets.UTF_8));
      byte[] hash = digest.digest(bytes);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static boolean matches(List<String> ifNoneMatch, String etag) {
    for (String header : ifNoneMatch) {
      for (String candidate : header.split(",", -1)) {
        String tag = candidate.strip();
        if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
          return true;
        }
      }
    }
    return false;
  }
}
