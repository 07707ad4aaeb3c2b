package almanac.document.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for changes of the journal, and what wakes him. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class JournalSignalIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  @Inject DataSource dataSource;
  @Inject EntityManager database;

  private JournalSignal signal;

  @BeforeEach
  void ownSignal() {
    signal = new JournalSignal(dataSource);
  }

  @AfterEach
  void end() {
    signal.end();
  }

  private void send() {
    QuarkusTransaction.requiringNew().run(() -> signal.send(database));
  }

  @Test
  void firstWait_returnsAtOnce_forSomethingMayHaveComeBefore() {
    assertThat(signal.await(0, LONG)).isEqualTo(1);
  }

  @Test
  void allWhoWait_areWoken() throws Exception {
    long known = signal.await(0, LONG);
    CountDownLatch waiting = new CountDownLatch(3);
    List<Future<Long>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(
          CompletableFuture.supplyAsync(
              () -> {
                waiting.countDown();
                return signal.await(known, LONG);
              },
              Thread.ofPlatform().daemon()::start));
    }
    assertThat(waiting.await(5, SECONDS)).isTrue();
    send();
    for (Future<Long> one : all) {
      assertThat(one.get(10, SECONDS)).isGreaterThan(known);
    }
  }

  @Test
  void changeWhileNobodyWaited_orSomebodyElseDid_isNotMissed() {
    long known = signal.await(0, LONG);
    send();
    long other = signal.await(known, LONG);
    assertThat(other).isGreaterThan(known);
    assertThat(signal.await(known, LONG)).isEqualTo(other);
  }

  @Test
  void patienceOfOne_doesNotEndThatOfAnother() throws Exception {
    long known = signal.await(0, LONG);
    while (signal.await(known, SHORT) != known) {
      known = signal.await(known, SHORT); // other tests of this start change the journal, too
    }
    long last = known;
    Future<Long> patient =
        CompletableFuture.supplyAsync(
            () -> signal.await(last, LONG), Thread.ofPlatform().daemon()::start);
    assertThat(signal.await(last, SHORT)).isEqualTo(last);
    assertThat(signal.await(last, SHORT)).isEqualTo(last);
    assertThat(patient.isDone()).isFalse();
    send();
    assertThat(patient.get(10, SECONDS)).isGreaterThan(last);
  }
}
