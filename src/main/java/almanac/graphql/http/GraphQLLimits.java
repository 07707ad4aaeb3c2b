package almanac.graphql.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much a single request may bring; application.properties says why. A bean and no config
 * mapping: Quarkus loads mappings while it builds, and Maven may run on a Java older than ours.
 */
@Singleton
public record GraphQLLimits(
    int maxBodyBytes,
    int maxDocumentBytes,
    int maxTokens,
    int maxJsonDepth,
    int maxJsonValues,
    Duration maxBodyTime,
    Duration maxTime) {

  @Inject
  public GraphQLLimits(
      @ConfigProperty(name = "almanac.graphql.max-body-bytes") int maxBodyBytes,
      @ConfigProperty(name = "almanac.graphql.max-document-bytes") int maxDocumentBytes,
      @ConfigProperty(name = "almanac.graphql.max-tokens") int maxTokens,
      @ConfigProperty(name = "almanac.graphql.max-json-depth") int maxJsonDepth,
      @ConfigProperty(name = "almanac.graphql.max-json-values") int maxJsonValues,
      @ConfigProperty(name = "almanac.graphql.max-body-time") Duration maxBodyTime,
      @ConfigProperty(name = "almanac.graphql.max-time") Duration maxTime) {
    this.maxBodyBytes = maxBodyBytes;
    this.maxDocumentBytes = maxDocumentBytes;
    this.maxTokens = maxTokens;
    this.maxJsonDepth = maxJsonDepth;
    this.maxJsonValues = maxJsonValues;
    this.maxBodyTime = maxBodyTime;
    this.maxTime = maxTime;
  }
}
