package almanac.graphql.limit;

import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often one client may come; application.properties says why. Each server counts for itself.
 *
 * @param requests by whoever is asking
 * @param failedSignIns by address, since nobody is signed in
 */
@Singleton
public record ClientLimits(Rate requests, Rate failedSignIns) {

  @Inject
  public ClientLimits(
      @ConfigProperty(name = "almanac.graphql.requests-per-second") int requestsPerSecond,
      @ConfigProperty(name = "almanac.graphql.requests-at-once") int requestsAtOnce,
      @ConfigProperty(name = "almanac.graphql.failed-sign-ins-per-minute") int failedSignIns,
      @ConfigProperty(name = "almanac.graphql.clients-remembered") int clients) {
    this(
        new Rate(
            requestsPerSecond,
            Duration.ofSeconds(1),
            requestsAtOnce,
            clients,
            TimeMeter.SYSTEM_NANOTIME),
        new Rate(
            failedSignIns,
            Duration.ofMinutes(1),
            failedSignIns,
            clients,
            TimeMeter.SYSTEM_NANOTIME));
  }
}
