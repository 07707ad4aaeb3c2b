package almanac.search.elastic;

import almanac.search.SearchIndex;
import almanac.search.SearchIndexContract;
import almanac.testing.engine.EngineServer;
import org.jspecify.annotations.Nullable;

/** The engine outside the process keeps the promises of the port, whoever makes the server. */
abstract class ClusterContract extends SearchIndexContract {
  private @Nullable OpenedCluster opened;

  abstract EngineServer server();

  @Override
  protected SearchIndex openFresh() {
    OpenedCluster now = new OpenedCluster(server(), "contract");
    opened = now;
    return now.index();
  }

  @Override
  protected SearchIndex openAgain() {
    if (opened != null) {
      opened.disconnect();
    }
    return openFresh();
  }

  @Override
  protected void remove() {
    if (opened != null) {
      opened.close();
    }
  }
}
