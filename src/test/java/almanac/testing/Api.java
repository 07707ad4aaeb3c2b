package almanac.testing;

import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server as a program does: a document and its variables, over HTTP. It has signed in as the
 * local account auditor, who reads all that was ever published and is in no group, unless it is
 * told to be another.
 */
public final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;
  private final String[] credentials;

  private Api(String base, String... credentials) {
    this.base = base;
    this.credentials = credentials;
  }

  /** Quarkus says in test.url where the application under test listens. */
  public static Api ofTest() {
    return of(ConfigProvider.getConfig().getValue("test.url", String.class));
  }

  /** The server at an address without a path. */
  public static Api of(String base) {
    return new Api(base).as("auditor");
  }

  /** The same server, asked by another local account. */
  public Api as(String account) {
    return with("Authorization", Account.basic(account));
  }

  /** The same server, asked with this header for credentials. */
  public Api with(String header, String value) {
    return new Api(base, header, value);
  }

  /** The same server, asked by somebody who has not signed in. */
  public Api asNobody() {
    return new Api(base);
  }

  /** What came back. */
  public record Reply(int status, String body, HttpHeaders headers) {
    public Optional<String> etag() {
      return headers.firstValue("etag");
    }

    /** The code of the first error. */
    public String code() {
      return errors().getJsonObject(0).getJsonObject("extensions").getString("code");
    }

    public JsonObject json() {
      return Api.json(body);
    }

    public JsonArray errors() {
      JsonArray errors = json().getJsonArray("errors");
      return errors == null ? JsonValue.EMPTY_JSON_ARRAY : errors;
    }
  }

  /** The data of an answer that has no errors; pairs of name and value are its variables. */
  public JsonObject data(String document, @Nullable Object... variables) {
    Reply reply = post(document, variables);
    if (!reply.errors().isEmpty()) {
      throw new AssertionError(reply.body());
    }
    return reply.json().getJsonObject("data");
  }

  /** The answer to a document; pairs of name and value are its variables. */
  public Reply post(String document, @Nullable Object... variables) {
    return postBody(request(document, variables));
  }

  public Reply postBody(String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + "/graphql"))
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json")
            .POST(BodyPublishers.ofString(body)));
  }

  public static JsonObject json(String text) {
    try (var reader = JsonProviderHolder.jsonProvider().createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  public Reply get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Reply getQuery(String document, String... headers) {
    return get("/graphql?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8), headers);
  }

  private static String request(String document, @Nullable Object... variables) {
    var json = JsonProviderHolder.jsonProvider();
    JsonObjectBuilder values = json.createObjectBuilder();
    for (int i = 0; i < variables.length; i += 2) {
      String name = String.valueOf(variables[i]);
      switch (variables[i + 1]) {
        case null -> values.addNull(name);
        case Integer number -> values.add(name, number);
        case JsonValue value -> values.add(name, value);
        case Object other -> values.add(name, other.toString());
      }
    }
    return json.createObjectBuilder()
        .add("query", document)
        .add("variables", values)
        .build()
        .toString();
  }

  private Reply send(HttpRequest.Builder request) {
    if (credentials.length > 0) {
      request.headers(credentials);
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
