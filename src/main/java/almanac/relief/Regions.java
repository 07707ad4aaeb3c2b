package almanac.relief;

import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Fact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The names of regions that a case may give: those of the provinces, and whatever texts name. A
 * name that nobody knows would quietly fail every programme of that region.
 */
public final class Regions {
  private static final List<String> PROVINCES = provinces();

  private Regions() {}

  /**
   * Refuses a region that is not known by this name.
   *
   * @param named the names that texts give to the regions for which they hold
   * @throws BadRequest naming the field and what would be right
   */
  public static void check(Case known, Stream<String> named) {
    Object region = known.value(Fact.REGION);
    if (region != null && !PROVINCES.contains(region)) {
      List<String> names = Stream.concat(PROVINCES.stream(), named).toList();
      if (!names.contains(region)) {
        String right =
            names.stream()
                .filter(n -> region.toString().startsWith(n))
                .findFirst()
                .orElse(PROVINCES.getFirst());
        throw new BadRequest(
            "case.region is no region that is known; name it as texts do, such as " + right + ".");
      }
    }
  }

  private static List<String> provinces() {
    var file = Objects.requireNonNull(Regions.class.getResourceAsStream("regions.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
