package almanac.graphql.live;

import almanac.document.journal.Journal.Place;
import almanac.graphql.live.LiveDoor.Wish;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One subscription: it knows how far in the journal its reader has come, and goes on when there is
 * more and the reader can take it. It holds no change in memory: what cannot be sent is not read.
 */
final class LiveSubscription implements Bell.Sleeper, LiveDoor.Reader {
  /** How often a stretch is tried, a second apart, before the reader is told of a failure. */
  private static final int ATTEMPTS = 3;

  private final String id;
  private final JsonObject payload;
  private final LiveSocket socket;
  private final LiveDoor door;
  private final Executor workers;
  private final AtomicInteger wishes = new AtomicInteger();
  private @Nullable Wish wish;
  private @Nullable Place place;
  private int failures;
  private volatile boolean restless;
  private volatile boolean ended;

  LiveSubscription(
      String id, JsonObject payload, LiveSocket socket, LiveDoor door, Executor workers) {
    this.id = id;
    this.payload = payload;
    this.socket = socket;
    this.door = door;
    this.workers = workers;
  }

  /** Looks soon whether there is more; never twice at a time. */
  @Override
  public void wake() {
    if (wishes.getAndIncrement() == 0) {
      workers.execute(this::turn);
    }
  }

  @Override
  public boolean restless() {
    return restless;
  }

  void end() {
    ended = true;
  }

  // One stretch, and then behind all others who wait for a worker.
  private void turn() {
    int met = wishes.get();
    boolean more = wants() && stretch();
    if (more || wishes.addAndGet(-met) > 0) {
      workers.execute(this::turn);
    }
  }

  /** Whether there may be more at once. */
  private boolean stretch() {
    Stretch stretch = new Stretch(place);
    List<JsonObject> errors;
    try {
      Wish known = wish == null ? door.wish(payload) : wish;
      wish = known;
      errors = door.run(known, socket.identity(), stretch, this);
    } catch (Throwable e) { // an Error must not end the thread and leave the reader waiting
      errors = door.explain(e);
    }
    boolean begun = place != null;
    place = stretch.place();
    if (errors.isEmpty()) {
      restless = false;
      failures = 0;
      return stretch.more();
    }
    failures++;
    if (!begun || failures == ATTEMPTS) {
      socket.fail(id, errors);
    } else {
      restless = true;
    }
    return false;
  }

  @Override
  public boolean wants() {
    return !ended && !socket.full();
  }

  @Override
  public void take(JsonObject result) {
    failures = 0;
    socket.send(Message.next(id, result));
  }
}
