package almanac.graphql.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;

/**
 * Until when one request has to be answered. A thread that works on it cannot be stopped from
 * outside: an interrupt would close the files of the index under all others who read them. So the
 * clock answers the client, and the work ends by itself, where it would next fetch something.
 */
public final class Deadline {
  /** Under this name the context of an execution holds it, too. */
  public static final String KEY = Deadline.class.getName();

  private final Duration limit;
  private final long end;
  private volatile boolean begun;

  private Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** One for work that has begun and that nobody waits for but the client. */
  public static Deadline begun(Duration limit) {
    var deadline = new Deadline(limit);
    deadline.begun = true;
    return deadline;
  }

  /** Starts the clock; when it strikes, whoever asks is told so, and nothing more is fetched. */
  static void start(RoutingContext ctx, Duration limit) {
    var deadline = new Deadline(limit);
    ctx.put(KEY, deadline);
    long timer =
        ctx.vertx().setTimer(limit.toMillis(), _ -> Answer.of(deadline.refusal(), ctx).send(ctx));
    ctx.addHeadersEndHandler(_ -> ctx.vertx().cancelTimer(timer));
  }

  /** That of a request which a worker has taken up. */
  static Deadline begin(RoutingContext ctx) {
    Deadline deadline = Objects.requireNonNull(ctx.get(KEY));
    deadline.begun = true;
    return deadline;
  }

  boolean passed() {
    return System.nanoTime() - end >= 0;
  }

  Refusal refusal() {
    return begun
        ? Refusal.document(
            ErrorCode.TOO_COSTLY,
            "The answer takes longer than "
                + limit.toMillis()
                + " ms (max-time); ask for less at once.",
            null)
        : new Refusal(
            ErrorCode.UNAVAILABLE,
            "The server has been busy with others for "
                + limit.toMillis()
                + " ms (max-time); ask again later.");
  }
}
