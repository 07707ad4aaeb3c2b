package almanac.indexing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes one turn after the other, on a thread of its own, until it is ended. A turn that fails is
 * taken again after a while, whatever it was; the log tells when that begins and when it is over.
 */
final class Turns {
  private static final Logger LOG = Logger.getLogger(Turns.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String what;
  private final Turn turn;
  private final Runnable rest;
  private final Duration again;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  /** One turn. */
  interface Turn {
    /** Whether there is more to do at once. */
    boolean take();
  }

  /**
   * Not begun yet.
   *
   * @param what the words of the log and the name of the thread
   * @param rest waits until there may be something to do again; at most a second or so
   * @param again how long to wait after a failure
   */
  Turns(String what, Turn turn, Runnable rest, Duration again) {
    this.what = what;
    this.turn = turn;
    this.rest = rest;
    this.again = again;
    thread = Thread.ofPlatform().name(what).daemon().unstarted(this::run);
  }

  void begin() {
    thread.start();
  }

  /** Lets the turn at hand end. */
  void end() throws InterruptedException {
    ending.countDown();
    thread.join(PATIENCE);
  }

  /** Whether turns are taken, and the last one did not fail. */
  boolean working() {
    return thread.isAlive() && failure == null;
  }

  /** Whether the program may still be sound: no {@link Error}, and a thread that is there. */
  boolean sound() {
    return thread.isAlive() && !(failure instanceof Error);
  }

  private void run() {
    while (ending.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
      try {
        if (!turn.take()) {
          rest.run();
        }
        if (failure != null) {
          failure = null;
          LOG.infof("The %s works again", what);
        }
      } catch (Throwable e) { // an Error must not end the thread unseen
        boolean first = failure == null;
        failure = e;
        if (first) {
          LOG.errorf(e, "The %s does not work; trying again each %d ms", what, again.toMillis());
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      var _ = ending.await(again.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts but to end
    }
  }
}
