package almanac.graphql.edit;

import almanac.document.Drafts.Taken;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Something that was done with a version. */
@Type("StepTaken")
@Description("Something that was done with a version.")
public record StepTakenView(
    @Description("The version's revision from then on.") int revision,
    @NonNull @Description("What was done.") StepName step,
    @NonNull @Description("Who did it.") String actor,
    @NonNull @Description("When.") Instant at,
    @Description("Why, if that was said.") @Nullable String reason) {

  @Enum("RevisionStep")
  @Description("What can be done with a version.")
  public enum StepName {
    @Description("It was begun.")
    CREATE,
    @Description("Its text was changed.")
    EDIT,
    @Description("It was thrown away.")
    DISCARD,
    @Description("It was handed over to those who approve.")
    SUBMIT,
    @Description("It was made a draft again.")
    SEND_BACK,
    @Description("It was published.")
    PUBLISH,
    @Description("It was taken back.")
    WITHDRAW
  }

  static StepTakenView of(Taken taken) {
    return new StepTakenView(
        taken.revision(),
        StepName.valueOf(taken.step()),
        taken.actor(),
        taken.at(),
        taken.reason());
  }
}
