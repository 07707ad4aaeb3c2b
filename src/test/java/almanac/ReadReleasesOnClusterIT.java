package almanac;

import almanac.testing.Server;
import almanac.testing.engine.EngineServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** With the index on OpenSearch. */
@Tag("slow")
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
