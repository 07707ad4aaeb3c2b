package almanac.graphql.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much sockets and subscriptions may take; application.properties says why.
 *
 * @param maxUnsentBytes from which on a socket gets nothing more until its client has read
 * @param patience how long a client may read nothing, or say nothing
 */
@Singleton
record LiveLimits(
    int socketsPerClient,
    int subscriptionsPerClient,
    int maxMessageBytes,
    int maxUnsentBytes,
    Duration maxInitTime,
    Duration heartbeat,
    Duration patience,
    int workers) {

  @Inject
  LiveLimits(
      @ConfigProperty(name = "almanac.graphql.live.sockets-per-client") int socketsPerClient,
      @ConfigProperty(name = "almanac.graphql.live.subscriptions-per-client")
          int subscriptionsPerClient,
      @ConfigProperty(name = "almanac.graphql.live.max-message-bytes") int maxMessageBytes,
      @ConfigProperty(name = "almanac.graphql.live.max-unsent-bytes") int maxUnsentBytes,
      @ConfigProperty(name = "almanac.graphql.live.max-init-time") Duration maxInitTime,
      @ConfigProperty(name = "almanac.graphql.live.heartbeat") Duration heartbeat,
      @ConfigProperty(name = "almanac.graphql.live.patience") Duration patience,
      @ConfigProperty(name = "almanac.graphql.live.workers") int workers) {
    this.socketsPerClient = socketsPerClient;
    this.subscriptionsPerClient = subscriptionsPerClient;
    this.maxMessageBytes = maxMessageBytes;
    this.maxUnsentBytes = maxUnsentBytes;
    this.maxInitTime = maxInitTime;
    this.heartbeat = heartbeat;
    this.patience = patience;
    this.workers = workers;
  }
}
