package almanac.graphql.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {
  private static final Client ANN = Client.user("ann");
  private static final Client BEN = Client.user("ben");

  private final AtomicLong nanos = new AtomicLong();
  private final TimeMeter time =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  @Test
  void client_whoTookAllAtOnce_waitsForTheNextOne() {
    Rate rate = new Rate(2, Duration.ofSeconds(1), 3, 10, time);
    for (int i = 0; i < 3; i++) {
      assertThat(rate.take(ANN)).isZero();
    }

    assertThat(rate.take(ANN)).isEqualTo(Duration.ofMillis(500));
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(rate.take(ANN)).isZero();
    assertThat(rate.take(ANN)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void client_whoTookAll_isInNobodysWay() {
    Rate rate = new Rate(1, Duration.ofSeconds(1), 1, 10, time);
    assertThat(rate.take(ANN)).isZero();

    assertThat(rate.take(ANN)).isPositive();
    assertThat(rate.take(BEN)).isZero();
  }

  @Test
  void pause_ofAClient_countsNothing() {
    Rate rate = new Rate(1, Duration.ofSeconds(1), 1, 10, time);

    assertThat(rate.pause(ANN)).isZero();
    assertThat(rate.take(ANN)).isZero();
    assertThat(rate.pause(ANN)).isEqualTo(Duration.ofSeconds(1));
    assertThat(rate.pause(BEN)).isZero();
  }

  @Test
  void clients_moreThanAreRemembered_beginAnew() {
    Rate rate = new Rate(1, Duration.ofSeconds(1), 1, 2, time);
    assertThat(rate.take(ANN)).isZero();
    for (int i = 0; i < 1000; i++) {
      assertThat(rate.take(Client.user("u" + i))).isZero();
    }

    assertThat(rate.take(ANN)).isZero();
  }

  @Test
  void rate_ofNought_isNoLimit() {
    Rate rate = new Rate(0, Duration.ofSeconds(1), 1, 10, time);
    for (int i = 0; i < 100; i++) {
      assertThat(rate.take(ANN)).isZero();
    }

    assertThat(rate.pause(ANN)).isZero();
  }

  @Test
  void addresses_ofOneNetwork_areOneClient() {
    assertThat(Client.at("2001:db8::1")).isEqualTo(Client.at("2001:db8::ffff"));
    assertThat(Client.at("2001:db8::1")).isNotEqualTo(Client.at("2001:db8:0:1::1"));
    assertThat(Client.at("10.0.0.1")).isNotEqualTo(Client.at("10.0.0.2"));
    assertThat(Client.at(null)).isEqualTo(Client.at(null));
    assertThat(Client.at("10.0.0.1")).isNotEqualTo(Client.user("10.0.0.1"));
  }
}
