package almanac.graphql.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many events in a time for each client, by a bucket that fills again. It remembers those who
 * came last, up to a number: whoever was forgotten has a full bucket, which most have by then.
 */
public final class Rate {
  private final int most;
  private final Duration per;
  private final int burst;
  private final TimeMeter time;
  private final Map<Client, Bucket> buckets;

  /**
   * A rate for each client.
   *
   * @param most how many events in the time; 0: no limit
   * @param burst how many at once, after a pause
   * @param clients how many clients are remembered
   */
  Rate(int most, Duration per, int burst, int clients, TimeMeter time) {
    this.most = most;
    this.per = per;
    this.burst = burst;
    this.time = time;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Client, Bucket> eldest) {
            return size() > clients;
          }
        };
  }

  /** How many events a client may have in the time. */
  public int most() {
    return most;
  }

  /** Counts an event; zero, or for how long the client has to wait for the next one. */
  public Duration take(Client client) {
    if (most <= 0) {
      return Duration.ZERO;
    }
    ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(1);
    return Duration.ofNanos(probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill());
  }

  /** Counts nothing; zero, or for how long the client has to wait for the next one. */
  public Duration pause(Client client) {
    Bucket bucket;
    synchronized (buckets) {
      bucket = buckets.get(client);
    }
    if (bucket == null) {
      return Duration.ZERO;
    }
    EstimationProbe probe = bucket.estimateAbilityToConsume(1);
    return Duration.ofNanos(probe.canBeConsumed() ? 0 : probe.getNanosToWaitForRefill());
  }

  private Bucket bucket(Client client) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(client, _ -> full());
    }
  }

  private Bucket full() {
    Bandwidth bandwidth = Bandwidth.builder().capacity(burst).refillGreedy(most, per).build();
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
  }
}
