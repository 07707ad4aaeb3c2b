package almanac.search;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

/** What whoever follows the journal does to an index when nothing more comes. */
public final class Tidying {
  private Tidying() {}

  public static void finish(SearchIndex index) {
    await().atMost(3, MINUTES).pollInterval(200, MILLISECONDS).until(() -> !index.tidy());
  }
}
