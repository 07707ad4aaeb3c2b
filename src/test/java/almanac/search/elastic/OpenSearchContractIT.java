package almanac.search.elastic;

import almanac.testing.engine.EngineServer;

/** OpenSearch keeps the promises of the port. */
class OpenSearchContractIT extends ClusterContract {
  @Override
  EngineServer server() {
    return EngineServer.openSearch();
  }

  @Override
  float scoreFactor() {
    return 1;
  }
}
