package almanac.relief;

import almanac.document.Document;
import almanac.document.text.Criterion;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which special cases a case is, and whether one of them forbids to offer or disclose anything. */
public final class SpecialCases {
  private SpecialCases() {}

  /**
   * That nothing may be offered or disclosed to whoever speaks.
   *
   * @param specialCase the document that says so; null: none in force does, the rule holds anyway
   * @param clause the id of its clause that says so
   */
  public record Withheld(@Nullable Document specialCase, @Nullable String clause) {}

  /**
   * Those that the case is, the most specific first. One that is for other products or regions is
   * left out; while the product is not known, it is shown rather than missed.
   *
   * @param inForce the special cases in force, in order of their slugs
   */
  public static List<Document> fitting(List<Document> inForce, Case known) {
    return inForce.stream()
        .filter(d -> fits(d, known))
        .sorted(Comparator.comparingInt((Document d) -> when(d).size()).reversed())
        .toList();
  }

  /** Whether nothing may be offered or disclosed in this case, and which clause says so. */
  public static Optional<Withheld> withheld(List<Document> inForce, Case known) {
    for (Document document : fitting(inForce, known)) {
      if (document.version().content().details() instanceof SpecialCaseDetails details
          && details.withhold() != null) {
        return Optional.of(new Withheld(document, details.withhold()));
      }
    }
    return Matching.truth(Matching.SPEAKER, known) == Truth.FAILS
        ? Optional.of(new Withheld(null, null))
        : Optional.empty();
  }

  private static boolean fits(Document document, Case known) {
    List<Criterion> when = when(document);
    List<Criterion> place = new ArrayList<>();
    Matching.place(Fact.PRODUCT, document.version().content().products(), place);
    Matching.place(Fact.REGION, document.version().content().regions(), place);
    return !when.isEmpty()
        && when.stream().allMatch(c -> Matching.truth(c, known) == Truth.HOLDS)
        && place.stream().noneMatch(c -> Matching.truth(c, known) == Truth.FAILS);
  }

  private static List<Criterion> when(Document document) {
    return document.version().content().details() instanceof SpecialCaseDetails details
        ? details.when()
        : List.of();
  }
}
