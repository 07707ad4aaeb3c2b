package almanac.document.text;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Business days from {@code from} up to, but not including, {@code until}; no {@code until} means
 * an open end. {@code until} lies after {@code from}: whoever builds one from foreign input checks
 * that first and says so in a sentence of his own.
 */
public record Period(LocalDate from, @Nullable LocalDate until) {
  public Period {
    requireNonNull(from, "from is missing");
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("until " + until + " is not after from " + from);
    }
  }
}
