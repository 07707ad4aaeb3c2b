package almanac.graphql.http;

import static org.awaitility.Awaitility.await;

import almanac.testing.Account;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the door as a plain HTTP client would, without any GraphQL library, signed in
 * as an auditor.
 */
final class Http {
  static final String JSON = "application/json";
  static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;

  private Http(URI endpoint) {
    this.endpoint = endpoint;
  }

  static Http toDoor() {
    return toDoor("/graphql");
  }

  /** Quarkus says in test.url where the application under test listens. */
  static Http toDoor(String path) {
    String base = ConfigProvider.getConfig().getValue("test.url", String.class);
    return new Http(URI.create(base + path));
  }

  /** One response with its body as text. */
  record Reply(int status, Map<String, String> headers, String body) {
    JsonObject json() {
      try (var reader = JsonProviderHolder.jsonProvider().createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    JsonObject firstError() {
      return json().getJsonArray("errors").getJsonObject(0);
    }

    String code() {
      return firstError().getJsonObject("extensions").getString("code");
    }
  }

  /** A POST with these headers: name, value, name, value. */
  Reply post(byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofByteArray(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  Reply post(String body, String... headers) {
    return post(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** A POST as a careful client sends it. */
  Reply postJson(String body) {
    return post(body, "content-type", JSON, "accept", GRAPHQL_RESPONSE);
  }

  /** A GET with this query string, which must be encoded. */
  Reply get(String queryString, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + "?" + queryString)).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  Reply method(String method) {
    return send(HttpRequest.newBuilder(endpoint).method(method, BodyPublishers.noBody()));
  }

  /** The first bytes of the answer to a request line that no client library would send. */
  String raw(byte[] requestLine) {
    try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(requestLine);
      String rest =
          " HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
              .formatted(Account.basic("auditor"));
      socket.getOutputStream().write(rest.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What comes back for these bytes; for those that trickle, until the server closes the
   * connection.
   *
   * @param trickle sent again and again until there is an answer; null: nothing more is sent
   */
  String exchange(String request, @Nullable String trickle) {
    try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      if (trickle != null) {
        await()
            .atMost(30, TimeUnit.SECONDS)
            .until(() -> {
              out.write(trickle.getBytes(StandardCharsets.UTF_8));
              return in.available() > 0;
            });
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      byte[] answer = new byte[1 << 16]; // Small, so that it comes at once.
      return new String(answer, 0, Math.max(0, in.read(answer)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      if (request.build().headers().firstValue("authorization").isEmpty()) {
        request.header("authorization", Account.basic("auditor"));
      }
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      var headers = new HashMap<String, String>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      // Decoded strictly, since a body that is no UTF-8 must not pass for one.
      String body = StrictText.utf8(response.body(), "The answer");
      return new Reply(response.statusCode(), headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
