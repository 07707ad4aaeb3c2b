package almanac.graphql.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.List;

/** How the server speaks WebSocket, on whatever port. */
@Singleton
class SocketOptions implements HttpServerOptionsCustomizer {
  private final LiveLimits limits;

  SocketOptions(LiveLimits limits) {
    this.limits = limits;
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    // Compressed messages could unfold beyond every limit.
    options
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(limits.maxMessageBytes())
        .setMaxWebSocketMessageSize(limits.maxMessageBytes())
        .setWebSocketSubProtocols(List.of(LiveRoute.PROTOCOL));
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    customizeHttpServer(options);
  }

  @Override
  public void customizeDomainSocketServer(HttpServerOptions options) {
    customizeHttpServer(options);
  }
}
