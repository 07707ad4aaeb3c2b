package almanac.graphql.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FairTurnsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void asMany_areWorkedOnAtOnce_asThereAreTurns() {
    FairTurns turns = new FairTurns(3, LONG);
    CyclicBarrier three = new CyclicBarrier(3);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 99; i++) {
        threads.execute(() ->
            turns.run(() -> {
              most.accumulateAndGet(working.incrementAndGet(), Math::max);
              await(three);
              working.decrementAndGet();
            }));
      }
    }
    assertThat(most.get()).isEqualTo(3);
  }

  @Test
  void turns_areTakenInOrder() throws Exception {
    FairTurns turns = new FairTurns(1, LONG);
    CountDownLatch end = new CountDownLatch(1);
    ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
    List<Thread> waiting = new ArrayList<>();
    Thread first = working(turns, () -> await(end));
    for (int i = 0; i < 10; i++) {
      int number = i;
      waiting.add(working(turns, () -> order.add(number)));
    }
    end.countDown();
    first.join();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void hangingWork_holdsUpOthersForAWhileOnly() throws Exception {
    FairTurns turns = new FairTurns(1, Duration.ofMillis(20));
    CountDownLatch end = new CountDownLatch(1);
    Thread hanging = working(turns, () -> await(end));
    AtomicInteger done = new AtomicInteger();
    turns.run(done::incrementAndGet);
    assertThat(done.get()).isEqualTo(1);
    assertThat(hanging.isAlive()).isTrue();
    end.countDown();
    hanging.join();
  }

  @Test
  void workThatFails_givesItsTurnBack() {
    FairTurns turns = new FairTurns(1, LONG);
    assertThatThrownBy(() ->
            turns.run(() -> {
              throw new IllegalStateException("broken");
            }))
        .hasMessage("broken");
    AtomicInteger done = new AtomicInteger();
    turns.run(done::incrementAndGet);
    assertThat(done.get()).isEqualTo(1);
  }

  @Test
  void noTurns_isRefused() {
    assertThatThrownBy(() -> new FairTurns(0)).hasMessageContaining("turns-per-processor");
  }

  /** A thread that is at work, or waits for its turn. */
  private static Thread working(FairTurns turns, Runnable work) throws InterruptedException {
    Thread thread = new Thread(() -> turns.run(work));
    thread.start();
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
