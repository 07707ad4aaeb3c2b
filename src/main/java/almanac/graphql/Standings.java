package almanac.graphql;

import almanac.document.time.Timeline.Segment;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** How documents stand on a day, as the API shows it. */
final class Standings {
  private Standings() {}

  @Enum("InForceState")
  @Description("How a document stands on a day.")
  public enum StateName {
    @Description("A version governs.")
    IN_FORCE,
    @Description("The first version takes effect later.")
    UPCOMING,
    @Description("The last version has ended, and nothing follows.")
    LAPSED
  }

  @Type("InForce")
  @Description("How a document stands on the day asked for, since when and until when.")
  public record InForceView(
      @NonNull @Description("The state.") StateName state,
      @Description("The first day of this state; null while upcoming.") @Nullable LocalDate since,
      @Description("The first day of the version; while upcoming, the day from which it holds.")
          @NonNull
          LocalDate from,
      @Description(
              "The first day on which this version holds no more, by its own end or because a"
                  + " scheduled one takes over; null: open end.")
          @Nullable LocalDate until) {

    static InForceView of(Segment segment, LocalDate effectiveFrom) {
      return switch (segment.state()) {
        case IN_FORCE ->
            new InForceView(StateName.IN_FORCE, segment.from(), effectiveFrom, segment.until());
        case LAPSED ->
            new InForceView(StateName.LAPSED, segment.from(), effectiveFrom, segment.from());
        case UPCOMING -> new InForceView(StateName.UPCOMING, null, effectiveFrom, null);
      };
    }
  }
}
