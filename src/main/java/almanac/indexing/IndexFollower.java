package almanac.indexing;

import almanac.document.Documents;
import almanac.document.Imports;
import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Ends;
import almanac.document.journal.Lead;
import almanac.search.Engine;
import almanac.search.IndexState;
import almanac.search.SearchIndex;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index in step with the journal, with a thread of its own. It reads behind the horizon
 * that the index itself keeps, so a crash anywhere means only that a step is done again, with the
 * same result. A rebuild is made by the same thread between the steps, so it holds up a publication
 * by one batch at most.
 */
@ApplicationScoped
public class IndexFollower {
  private static final Logger LOG = Logger.getLogger(IndexFollower.class);

  // Entries of one step: each ends with a commit, so not too few; all its texts are in memory, so
  // not too many.
  private static final int STEP = 1000;
  // Documents of a rebuild between two steps: done in a fraction of a second.
  private static final int BATCH = 100;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Journal journal;
  private final Documents documents;
  private final Engine engine;
  private final Lead lead;
  private final boolean follow;
  private final Duration retry;
  private final Stuck stuck = new Stuck();
  private volatile @Nullable Turns turns;
  private long heard;
  private long triedAt;
  private boolean tidy;
  private volatile boolean leading;
  private volatile @Nullable Rebuilding rebuilding;
  private volatile Instant headAtStart = Instant.MAX;

  @Inject
  IndexFollower(
      Journal journal,
      Documents documents,
      Engine engine,
      Lead lead,
      @ConfigProperty(name = "almanac.indexing.follow") boolean follow,
      @ConfigProperty(name = "almanac.indexing.retry") Duration retry) {
    this.journal = journal;
    this.documents = documents;
    this.engine = engine;
    this.lead = lead;
    this.follow = follow;
    this.retry = retry;
  }

  void start(@Observes StartupEvent event) {
    headAtStart = journal.head();
    if (follow) {
      begin();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    end();
  }

  synchronized void begin() {
    triedAt = System.nanoTime() - retry.toNanos(); // what was stuck before is tried at once
    Turns fresh = new Turns("index follower", this::turn, this::rest, LOOK);
    turns = fresh;
    fresh.begin();
  }

  synchronized void end() throws InterruptedException {
    @Nullable Turns ended = turns;
    turns = null;
    if (ended != null) {
      ended.end();
      discardRebuild();
    }
  }

  /** Whether the index holds all that the journal held when this server started. */
  public boolean ready() {
    return !engine.index().state().horizon().isBefore(headAtStart);
  }

  /**
   * Whether the last step went well, or this replica waits to lead; a step that failed is repeated.
   */
  public boolean following() {
    @Nullable Turns now = turns;
    return now != null && now.working();
  }

  /** Whether this replica keeps the index: one that several share is kept by one of them. */
  public boolean leading() {
    return leading && turns != null;
  }

  /** Whether this replica makes the index anew. */
  public boolean rebuilding() {
    return rebuilding != null;
  }

  /** Whether this program can go on: only a start helps a thread that an {@link Error} has hit. */
  boolean sound() {
    @Nullable Turns now = turns;
    return now == null || now.sound();
  }

  private boolean turn() {
    SearchIndex index = engine.index();
    Optional<String> shared = index.sharedName();
    leading = shared.isEmpty() || lead.tryLead("almanac-index-" + shared.get());
    if (!leading) {
      tidy = false; // as far as this replica knows
      discardRebuild();
      return false;
    }
    try {
      boolean more = follow(index);
      return rebuild(index) || more;
    } catch (RuntimeException | Error e) {
      discardRebuild(); // it may lack a step by now
      throw e;
    }
  }

  // Tidied while nothing is published: a publication would wait for it.
  private void rest() {
    long before = heard;
    heard = journal.awaitChange(before, LOOK);
    if (heard == before && leading && !tidy) {
      tidy = !engine.index().tidy();
    }
  }

  /**
   * Applies the next entries of the journal, and tries the stuck documents; false: none of both.
   */
  private boolean follow(SearchIndex index) {
    IndexState state = index.state();
    List<Journal.Entry> entries = journal.after(state.horizon(), STEP);
    Ends ends = journal.ends(); // behind the entries: before them there may have been no origin
    if (isOfAnotherJournal(state, ends)) {
      LOG.warn("The search index is not of this database and is made again");
      discardRebuild();
      try (SearchIndex.Rebuild empty = index.startRebuild()) {
        empty.commit(IndexState.EMPTY);
      }
      return true;
    }
    Set<String> slugs = new LinkedHashSet<>(stuckToTry(state));
    for (Journal.Entry entry : entries) {
      if (entry instanceof Journal.VersionEntry ofVersion) {
        slugs.add(ofVersion.slug());
      }
    }
    if (entries.isEmpty() && slugs.isEmpty()) {
      return false;
    }
    boolean first = state.horizon().equals(Instant.EPOCH);
    // What is half applied must still be found; in an index that begins nobody finds anything.
    Instant whole = first ? entries.getLast().at() : state.horizon();
    List<Reading> readings = read(slugs, whole);
    Map<String, String> wrong = Reading.handOver(readings, index::apply);
    SortedSet<String> stuckNow = Stuck.after(state.stuck(), slugs, wrong.keySet());
    Imports.STEPS.tracef("index %d documents", readings.size());
    tidy = false;
    index.advance(
        new IndexState(
            ends.origin(),
            entries.isEmpty() ? state.horizon() : entries.getLast().at(),
            first ? ends.rebuild() : state.rebuilt(), // what begins now is as new as can be
            stuckNow));
    stuck.tell(state.stuck(), stuckNow, wrong);
    @Nullable Rebuilding next = rebuilding;
    if (next != null) {
      next.add(readings);
    }
    return !entries.isEmpty();
  }

  // After another database was configured, or an older state of this one was restored.
  private static boolean isOfAnotherJournal(IndexState state, Ends ends) {
    return !state.horizon().equals(Instant.EPOCH)
        && (!state.origin().equals(ends.origin()) || state.horizon().isAfter(ends.head()));
  }

  private Collection<String> stuckToTry(IndexState state) {
    if (System.nanoTime() - triedAt < retry.toNanos()) {
      return List.of();
    }
    triedAt = System.nanoTime();
    return state.stuck();
  }

  /** Documents as they are now. One that cannot even be read by itself hurts no other. */
  private List<Reading> read(Collection<String> slugs, Instant horizon) {
    try {
      return documents.planes(slugs).stream().map(plane -> Reading.of(plane, horizon)).toList();
    } catch (RuntimeException e) {
      LOG.debug("Documents cannot be read together", e);
    }
    List<Reading> readings = new ArrayList<>();
    for (String slug : slugs) {
      journal.head(); // if it is the database, then the whole step fails
      try {
        documents.planes(List.of(slug)).forEach(plane -> readings.add(Reading.of(plane, horizon)));
      } catch (RuntimeException e) {
        readings.add(Reading.failed(slug, e));
      }
    }
    return readings;
  }

  /** Makes a bit of a rebuild, if one is due; false: none is. */
  private boolean rebuild(SearchIndex index) {
    @Nullable Rebuilding next = rebuilding;
    if (next == null) {
      Instant wish = journal.ends().rebuild();
      if (!wish.isAfter(index.state().rebuilt()) || wish.isAfter(index.state().horizon())) {
        return false;
      }
      LOG.info("The search index is made anew, beside the one in use");
      next = new Rebuilding(index.startRebuild(), wish);
      rebuilding = next;
    }
    List<String> slugs = documents.slugs(next.behind(), BATCH);
    if (!slugs.isEmpty()) {
      next.addUpTo(slugs.getLast(), read(slugs, index.state().horizon()));
      Imports.STEPS.tracef("rebuild up to %s", next.behind());
      return true;
    }
    next.commit(index.state());
    rebuilding = null;
    Imports.STEPS.tracef("rebuild whole");
    LOG.info("The search index was made anew");
    return true;
  }

  private void discardRebuild() {
    @Nullable Rebuilding begun = rebuilding;
    rebuilding = null;
    if (begun != null) {
      begun.discard();
    }
  }
}
