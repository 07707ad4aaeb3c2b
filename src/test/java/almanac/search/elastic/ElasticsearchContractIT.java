package almanac.search.elastic;

import almanac.testing.engine.EngineServer;
import org.junit.jupiter.api.Tag;

/** Elasticsearch keeps the promises of the port. */
@Tag("elasticsearch")
class ElasticsearchContractIT extends ClusterContract {
  @Override
  EngineServer server() {
    return EngineServer.elasticsearch();
  }

  @Override
  float scoreFactor() {
    return 2.2f;
  }
}
