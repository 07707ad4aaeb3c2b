package almanac.document;

import java.util.List;
import java.util.function.Function;

/** A run of a longer list, and whether more follows. */
public record Page<T>(List<T> items, boolean more) {
  public Page {
    items = List.copyOf(items);
  }

  /** The first {@code size} of a list that was asked for one more than that. */
  public static <T> Page<T> of(List<T> oneMore, int size) {
    boolean more = oneMore.size() > size;
    return new Page<>(more ? oneMore.subList(0, size) : oneMore, more);
  }

  public <R> Page<R> map(Function<? super T, ? extends R> each) {
    return new Page<>(items.stream().<R>map(each).toList(), more);
  }
}
