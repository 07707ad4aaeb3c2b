package almanac.graphql.live;

import almanac.document.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Wakes all subscriptions of this server when the journal has grown. One thread looks for all of
 * them, and only while there are some, so that many who wait cost the database no more than one.
 */
@Singleton
class Bell {
  private static final Logger LOG = Logger.getLogger(Bell.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Journal journal;
  private final Set<Sleeper> sleepers = ConcurrentHashMap.newKeySet();
  private @Nullable Thread thread;

  Bell(Journal journal) {
    this.journal = journal;
  }

  /** Who is to be woken. */
  interface Sleeper {
    void wake();

    /** Whether its last look failed, so that it wants to look again even if nothing has changed. */
    boolean restless();
  }

  synchronized void add(Sleeper sleeper) {
    sleepers.add(sleeper);
    if (thread == null) {
      thread = Thread.ofPlatform().name("bell of subscriptions").daemon().start(this::watch);
    }
  }

  void remove(Sleeper sleeper) {
    sleepers.remove(sleeper);
  }

  private synchronized boolean idle() {
    if (sleepers.isEmpty()) {
      thread = null;
      return true;
    }
    return false;
  }

  private void watch() {
    long heard = 0;
    Instant seen = Instant.MIN;
    boolean failed = false;
    while (!idle()) {
      try {
        Instant head = journal.head();
        boolean grown = !head.equals(seen);
        seen = head;
        sleepers.stream().filter(s -> grown || s.restless()).forEach(Sleeper::wake);
        heard = journal.awaitChange(heard, LOOK);
        failed = false;
      } catch (RuntimeException e) {
        if (!failed) {
          LOG.errorf("The journal cannot be watched; trying again: %s", e.getMessage());
        }
        failed = true;
        pause();
      }
    }
  }

  private static void pause() {
    LockSupport.parkNanos(LOOK.toNanos());
  }
}
