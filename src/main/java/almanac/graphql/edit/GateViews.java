package almanac.graphql.edit;

import almanac.document.Publishing.Outcome;
import almanac.document.gate.GateProblem;
import almanac.graphql.Reading;
import almanac.graphql.VersionView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What the gate says of versions, as the API shows it. */
final class GateViews {
  private GateViews() {}

  @Enum("GateSeverity")
  @Description("Whether a problem stands against the publication.")
  public enum SeverityName {
    @Description("It does.")
    ERROR,
    @Description("It does not; somebody should look at it.")
    WARNING
  }

  @Type("GateProblem")
  @Description("Something that is wrong, or may be, with a version that shall be published.")
  public record ProblemView(
      @NonNull @Description("Stable; the list is in docs/gate.md.") String code,
      @NonNull @Description("Whether it stands against the publication.") SeverityName severity,
      @NonNull @Id @Description("The document.") String slug,
      @Description("The version's number.") int number,
      @Description("The clause that it is about.") @Nullable @Id String clause,
      @Description("The key that it is about, as a content file writes it.") @Nullable String key,
      @NonNull @Description("What is wrong, and what would be right.") String message) {

    private static List<ProblemView> of(List<GateProblem> problems) {
      return problems.stream()
          .map(p ->
              new ProblemView(
                  p.code(),
                  SeverityName.valueOf(p.severity().name()),
                  p.slug(),
                  p.number(),
                  p.clause(),
                  p.key(),
                  p.message()))
          .toList();
    }
  }

  @Type("GateResult")
  @Description("What came of a submission.")
  public record GateResultView(
      @Description("Whether the version is in review now.") boolean submitted,
      @NonNull @Description("The version as it is now.") VersionView version,
      @NonNull @Description("Errors, if it was not submitted, and warnings.")
          List<@NonNull ProblemView> problems) {

    static GateResultView of(Outcome outcome, Reading reading) {
      return new GateResultView(
          outcome.done(),
          new VersionView(outcome.versions().getFirst(), reading),
          ProblemView.of(outcome.problems()));
    }
  }

  @Type("PublishResult")
  @Description("What came of a publication: all of its versions are published, or none.")
  public record PublishResultView(
      @Description("Whether they are published.") boolean published,
      @NonNull @Description("The versions as they are now, by document.")
          List<@NonNull VersionView> versions,
      @NonNull @Description("Errors, if they were not published, and warnings.")
          List<@NonNull ProblemView> problems) {

    static PublishResultView of(Outcome outcome, Reading reading) {
      return new PublishResultView(
          outcome.done(),
          outcome.versions().stream().map(v -> new VersionView(v, reading)).toList(),
          ProblemView.of(outcome.problems()));
    }
  }
}
