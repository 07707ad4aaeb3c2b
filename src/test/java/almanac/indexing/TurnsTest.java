package almanac.indexing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen from outside of a thread whose turns go well or wrong. */
class TurnsTest {
  private final AtomicReference<@Nullable RuntimeException> wrong = new AtomicReference<>();
  private final AtomicReference<@Nullable Error> broken = new AtomicReference<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final LinkedBlockingQueue<String> more = new LinkedBlockingQueue<>();
  private final AtomicInteger rests = new AtomicInteger();
  private final AtomicInteger takenBeforeFirstRest = new AtomicInteger();
  private final Turns turns =
      new Turns("turns of a test", this::turn, this::rest, Duration.ofMillis(5));

  private boolean turn() {
    taken.incrementAndGet();
    @Nullable RuntimeException exception = wrong.get();
    if (exception != null) {
      throw exception;
    }
    @Nullable Error error = broken.get();
    if (error != null) {
      throw error;
    }
    return more.poll() != null;
  }

  private void rest() {
    takenBeforeFirstRest.compareAndSet(0, taken.get());
    rests.incrementAndGet();
    Thread.onSpinWait();
  }

  @AfterEach
  void end() throws InterruptedException {
    turns.end();
  }

  @Test
  void notBegun_orEnded_isNotWorking() throws InterruptedException {
    assertThat(turns.working()).isFalse();
    turns.begin();
    await().atMost(5, SECONDS).until(turns::working);
    turns.end();
    assertThat(turns.working()).isFalse();
  }

  @Test
  void moreToDo_isDoneWithoutRest() {
    more.add("one");
    more.add("other");
    turns.begin();
    await().atMost(5, SECONDS).until(() -> rests.get() > 0);
    assertThat(takenBeforeFirstRest).hasValue(3); // the third had no more to do
  }

  @Test
  void exception_isShown_andTheTurnIsTakenAgainUntilItGoesWell() {
    wrong.set(new IllegalStateException("the database is gone"));
    turns.begin();
    await().atMost(5, SECONDS).until(() -> taken.get() >= 2);
    assertThat(turns.working()).isFalse();
    assertThat(turns.sound()).isTrue();

    wrong.set(null);

    await().atMost(5, SECONDS).until(turns::working);
    assertThat(turns.sound()).isTrue();
  }

  @Test
  void error_isShownAsUnsound_andDoesNotEndTheThread() {
    broken.set(new NoClassDefFoundError("almanac/Lost"));
    turns.begin();
    await().atMost(5, SECONDS).until(() -> taken.get() >= 2);
    assertThat(turns.working()).isFalse();
    assertThat(turns.sound()).isFalse();

    broken.set(null);

    await().atMost(5, SECONDS).until(turns::sound);
    assertThat(turns.working()).isTrue();
  }
}
