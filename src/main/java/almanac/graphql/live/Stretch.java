package almanac.graphql.live;

import almanac.document.Chronicle;
import almanac.document.Chronicle.Look;
import almanac.document.Chronicle.Sight;
import almanac.document.journal.Journal.Place;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Multi;
import java.util.Objects;
import java.util.function.Function;
import mutiny.zero.flow.adapters.AdaptersToReactiveStreams;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A stretch of the journal for one subscription: where it begins, and how far its reader has come.
 * The field of the subscription finds it in the context of the execution.
 */
public final class Stretch {
  /** How many entries one stretch has at most: few, for what is not sent at once is read again. */
  public static final int MOST = 20;

  static final String KEY = Stretch.class.getName();

  private @Nullable Place place;
  private @Nullable Place end;
  private boolean more;

  Stretch(@Nullable Place place) {
    this.place = place;
  }

  /** That of the subscription that a field is asked for. */
  public static Stretch of(Context context) {
    return Objects.requireNonNull(
        context.unwrap(DataFetchingEnvironment.class).getGraphQlContext().get(KEY));
  }

  /**
   * Where it begins.
   *
   * @param first where the first stretch of a subscription begins
   */
  public Place behind(Place first) {
    Place known = place == null ? first : place;
    place = known;
    return known;
  }

  /** What was seen, one by one as the reader wants them. */
  public <V> Publisher<V> show(Look look, Function<Sight, V> view) {
    end = look.end();
    more = look.more();
    return AdaptersToReactiveStreams.publisher(
        Multi.createFrom()
            .iterable(look.sights())
            .onItem()
            .transform(sight -> {
              place = Chronicle.place(sight.entry());
              return view.apply(sight);
            }));
  }

  /** All was taken that there was. */
  void passed() {
    place = end;
  }

  /** Where the next stretch begins; null: the subscription has not begun. */
  @Nullable Place place() {
    return place;
  }

  /** Whether there may be more at once. */
  boolean more() {
    return more;
  }
}
