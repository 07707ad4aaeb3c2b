package almanac;

import almanac.testing.Server;
import almanac.testing.engine.EngineServer;
import java.nio.file.Path;

/** With the index on OpenSearch. */
class ReadReleasesOnClusterIT extends ReadReleases {
  @Override
  Server start(Path content) {
    return Server.start(
        folder,
        content,
        "-Dalmanac.search.budget=30s",
        "-Dalmanac.search.engine=elasticsearch",
        "-Dalmanac.search.elasticsearch.prefix=releases",
        "-Dquarkus.elasticsearch.hosts=" + EngineServer.openSearch().host());
  }
}
