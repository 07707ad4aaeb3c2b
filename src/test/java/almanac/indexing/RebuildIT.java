package almanac.indexing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.document.journal.Journal;
import almanac.search.Engine;
import almanac.testing.Contents;
import almanac.testing.Desk;
import almanac.testing.EmbeddedDatabaseResource;
import almanac.testing.IndexContent;
import almanac.testing.Knowledge;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An index that is made anew while it is asked and documents are published. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class RebuildIT {
  private static final String QUERY = "重建专用告示";
  private static final int REBUILDS = 3;
  private static final int MOST = 80; // all on one page

  @Inject Desk desk;
  @Inject Journal journal;
  @Inject Engine engine;
  @Inject Knowledge knowledge;
  @Inject DataSource dataSource;

  @Inject
  @ConfigProperty(name = "almanac.data-dir")
  Path data;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger asked = new AtomicInteger();
  private final Set<String> found = ConcurrentHashMap.newKeySet();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  private void ask() {
    while (!over.get()) {
      Set<String> before = new HashSet<>(found);
      try {
        Set<String> now = desk.found(QUERY).keySet();
        before.removeAll(now);
        if (!before.isEmpty()) {
          wrong.add("lost: " + before);
        }
        found.addAll(now);
        asked.incrementAndGet();
      } catch (RuntimeException e) {
        wrong.add(e.toString());
      }
    }
  }

  private void publish(int n) {
    desk.publish("rebuild-" + n, 1, Contents.policy(QUERY + n));
  }

  @Test
  void queriesAndPublications_goOn_andTheNewIndexEqualsTheDatabase() throws Exception {
    knowledge.ready();
    int documents = 0;
    while (documents < 20) {
      publish(documents++);
    }
    knowledge.awaitIndex();
    Set<Path> used = new HashSet<>(IndexContent.generations(data));
    List<Thread> asking = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      asking.add(Thread.ofPlatform().daemon().start(this::ask));
    }
    try {
      for (int i = 0; i < REBUILDS; i++) {
        journal.requestRebuild("tester");
        Instant wish = journal.ends().rebuild();
        int versions = 0;
        while (engine.index().state().rebuilt().isBefore(wish)) {
          if (documents < MOST) {
            publish(documents++);
          }
          if (versions++ < 10) {
            desk.publish("rebuild-versions-" + i, versions, Contents.policy("另一份" + versions));
          }
        }
        assertThat(versions).as("publications meanwhile").isPositive();
        assertThat(engine.index().state().rebuilt()).isEqualTo(wish);
        assertThat(used.addAll(IndexContent.generations(data))).as("a new generation").isTrue();
      }
      knowledge.awaitIndex();
      int before = asked.get();
      await().atMost(20, SECONDS).until(() -> asked.get() > before + 2);
    } finally {
      over.set(true);
      for (Thread thread : asking) {
        thread.join();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(found).hasSize(documents);
    await()
        .atMost(20, SECONDS)
        .pollInterval(50, MILLISECONDS)
        .until(() -> IndexContent.generations(data).size() == 1);
    try (Connection connection = dataSource.getConnection()) {
      assertThat(IndexContent.ofIndex(data)).isEqualTo(IndexContent.ofDatabase(connection));
    }
  }
}
