package almanac.testing;

import static java.util.Map.entry;

import almanac.document.embedded.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database inside, for tests: the same class as in production, on a fresh folder each run. */
public final class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {
  private @Nullable EmbeddedDatabase database;
  private @Nullable Path folder;

  @Override
  public Map<String, String> start() {
    folder = Folders.fresh("database");
    EmbeddedDatabase started = EmbeddedDatabase.start(folder.toString());
    database = started;
    // A build that is cut off still runs the hooks, but stops no resource.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    return Map.ofEntries(
        entry("quarkus.datasource.jdbc.url", started.jdbcUrl()),
        entry("quarkus.datasource.username", started.username()),
        entry("quarkus.datasource.password", started.password()),
        entry("almanac.data-dir", folder.toString()),
        // No agent waits on the phone, and a machine that builds is busy.
        entry("almanac.search.budget", "30s"),
        // Tests ask as fast as they can, all from one address.
        entry("almanac.graphql.requests-per-second", "0"),
        entry("almanac.graphql.failed-sign-ins-per-minute", "0"),
        // Nor does a machine that is busy: 10 s are for people.
        entry("almanac.graphql.max-time", "60s"),
        // So that a test sees a slow body cut off before long.
        entry("almanac.graphql.max-body-time", "2s"),
        // So that a test sees within seconds that a document is tried again.
        entry("almanac.indexing.retry", "2s"),
        // Somebody who is in groups: those of the good folder, and another.
        entry("almanac.access.local.roles.insider", "agent,admin"),
        entry("almanac.access.local.groups.insider", "vip,east"));
  }

  @Override
  public synchronized void stop() {
    if (database != null) {
      database.close();
      database = null;
    }
    if (folder != null) {
      Folders.delete(folder);
      folder = null;
    }
  }
}
