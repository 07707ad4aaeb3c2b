package almanac.record;

import almanac.document.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who has read a document as it stands at a moment, and who has not; both by name.
 *
 * @param number of the version that answers
 * @param since the day since which the substance of its text holds
 * @param read of each who has read, what he said first of that substance
 * @param unread of those who are remembered and may read it
 */
public record ReadReport(
    String slug, int number, LocalDate since, List<Acknowledgement> read, List<Reader> unread) {
  public ReadReport {
    read = List.copyOf(read);
    unread = List.copyOf(unread);
  }

  /** Some of those who have read, behind a name. */
  public Page<Acknowledgement> read(int first, @Nullable String after) {
    return page(read, Acknowledgement::reader, first, after);
  }

  /** Some of those who have not, behind a name. */
  public Page<Reader> unread(int first, @Nullable String after) {
    return page(unread, reader -> reader.person().name(), first, after);
  }

  private static <T> Page<T> page(
      List<T> all, Function<T, String> name, int first, @Nullable String after) {
    List<T> rest =
        all.stream().filter(t -> after == null || name.apply(t).compareTo(after) > 0).toList();
    return new Page<>(rest.subList(0, Math.min(first, rest.size())), rest.size() > first);
  }
}
