package almanac.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Which pages may send requests: those of this server, and of the origins that CORS lets in. */
@Singleton
public class Origins {
  private final List<String> others;

  @Inject
  Origins(@ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> others) {
    this.others = others.orElse(List.of());
  }

  /** Whether a request comes from no page, or from one that may send it. */
  public boolean admit(HttpServerRequest request) {
    List<String> sent = request.headers().getAll(HttpHeaders.ORIGIN);
    String host = host(request);
    return sent.isEmpty()
        || (sent.size() == 1
            && ((host != null && Loopback.isOrigin(sent.getFirst(), host))
                || others.contains(sent.getFirst())));
  }

  // As it was sent: behind a proxy the authority is what other headers make of it, and a page could
  // send these. HTTP/2 has no such header.
  static @Nullable String host(HttpServerRequest request) {
    String sent = request.getHeader(HttpHeaders.HOST);
    HostAndPort authority = request.authority();
    return sent == null && authority != null ? authority.toString() : sent;
  }
}
