package almanac.indexing;

import almanac.document.Documents;
import almanac.document.Documents.Plane;
import almanac.document.Imports;
import almanac.document.journal.Journal;
import almanac.search.Engine;
import almanac.search.IndexEntry;
import almanac.search.IndexState;
import almanac.search.SearchIndex;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the journal with a thread of its own. It reads behind the horizon that the index itself
 * keeps, so a crash anywhere means only that a step is done again, with the same result.
 */
@ApplicationScoped
public class IndexFollower {
  private static final Logger LOG = Logger.getLogger(IndexFollower.class);

  // Entries of one step: each ends with a commit, so not too few; all its texts are in memory, so
  // not
  // too many.
  private static final int STEP = 1000;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Journal journal;
  private final Documents documents;
  private final Engine engine;
  private final boolean follow;
  private @Nullable Thread thread;
  private volatile boolean stopped;
  private volatile boolean failing;
  private volatile Instant headAtStart = Instant.MAX;

  IndexFollower(
      Journal journal,
      Documents documents,
      Engine engine,
      @ConfigProperty(name = "almanac.indexing.follow", defaultValue = "true") boolean follow) {
    this.follow = follow;
    this.journal = journal;
    this.documents = documents;
    this.engine = engine;
  }

  void start(@Observes StartupEvent event) {
    headAtStart = journal.head();
    if (!follow) {
      return;
    }
    thread = Thread.ofPlatform().name("index-follower").daemon().start(this::follow);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    Thread follower = thread;
    if (follower != null) {
      follower.join(Duration.ofSeconds(10));
    }
  }

  /** Whether the index holds all that the journal held when this server started. */
  public boolean ready() {
    return !engine.index().state().horizon().isBefore(headAtStart);
  }

  /** Whether the last step failed; it is tried again each second. */
  public boolean failing() {
    return failing;
  }

  private void follow() {
    while (!stopped) {
      try {
        boolean more = step();
        failing = false;
        if (!more) {
          journal.awaitChange(LOOK);
        }
      } catch (RuntimeException e) {
        // Whatever it was, the journal still says what is to be done; only the first is worth a
        // trace.
        if (!failing) {
          LOG.error("The search index does not follow; trying again each second", e);
        }
        failing = true;
        pause();
      }
    }
  }

  /** Applies the next entries of the journal; false if there were none. */
  private boolean step() {
    SearchIndex index = engine.index();
    Instant origin = journal.origin();
    if (isOfAnotherJournal(index.state(), origin)) {
      LOG.warn("The search index is not of this database and is made again");
      try (SearchIndex.Rebuild empty = index.startRebuild()) {
        empty.commit(IndexState.EMPTY);
      }
    }
    List<Journal.Entry> entries = journal.after(index.state().horizon(), STEP);
    if (entries.isEmpty()) {
      return false;
    }
    Set<String> slugs = new LinkedHashSet<>();
    for (Journal.Entry entry : entries) {
      if (entry instanceof Journal.VersionEntry ofVersion) {
        slugs.add(ofVersion.slug());
      }
    }
    // Until the index holds anything nobody sees what is half applied.
    Instant horizon = index.state().horizon();
    Instant settled = horizon.equals(Instant.EPOCH) ? entries.getLast().at() : horizon;
    List<IndexEntry> changed = new ArrayList<>();
    for (Plane plane : documents.planes(slugs)) {
      changed.addAll(IndexEntries.of(plane, settled));
    }
    index.apply(changed);
    Imports.STEPS.tracef("index %d entries", changed.size());
    index.advance(new IndexState(origin, entries.getLast().at(), Instant.EPOCH, new TreeSet<>()));
    return true;
  }

  // After another database was configured, or an older state of this one was restored.
  private boolean isOfAnotherJournal(IndexState state, Instant origin) {
    return !state.horizon().equals(Instant.EPOCH)
        && (!state.origin().equals(origin) || state.horizon().isAfter(journal.head()));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
