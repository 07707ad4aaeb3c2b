package almanac.document.workflow;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which step leads from which state, and who may take it. Whoever edited any revision of a version
 * never publishes it; no setting turns that off.
 */
public final class Workflow {
  private Workflow() {}

  /** What can be done with a version that is there. */
  public enum Step {
    EDIT(VersionState.DRAFT, VersionState.DRAFT, Role.EDITOR),
    /** The draft is gone afterwards. */
    DISCARD(VersionState.DRAFT, null, Role.EDITOR),
    SUBMIT(VersionState.DRAFT, VersionState.IN_REVIEW, Role.EDITOR),
    SEND_BACK(VersionState.IN_REVIEW, VersionState.DRAFT, Role.EDITOR, Role.APPROVER),
    PUBLISH(VersionState.IN_REVIEW, VersionState.PUBLISHED, Role.APPROVER),
    WITHDRAW(VersionState.PUBLISHED, VersionState.WITHDRAWN, Role.APPROVER);

    private final VersionState from;
    private final @Nullable VersionState to;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<Role> roles;

    Step(VersionState from, @Nullable VersionState to, Role... roles) {
      this.from = from;
      this.to = to;
      this.roles = Set.of(roles);
    }
  }

  /** What becomes of a step. */
  public sealed interface Decision {}

  /**
   * It may be taken.
   *
   * @param state the version's state from now on; null: it is gone
   */
  public record Allowed(@Nullable VersionState state) implements Decision {}

  /** This person may not; one sentence. */
  public record Forbidden(String sentence) implements Decision {}

  /** Nobody may, in this state; one sentence. */
  public record WrongState(String sentence) implements Decision {}

  /**
   * Judges a step: first who takes it, then the state, then the second pair of eyes.
   *
   * @param edited whether he has written any revision of the version
   */
  public static Decision decide(VersionState state, Step step, Set<Role> roles, boolean edited) {
    if (step.roles.stream().noneMatch(roles::contains)) {
      return new Forbidden(
          "To %s a version needs the role of %s."
              .formatted(
                  words(step),
                  step.roles.stream().sorted().map(Workflow::words).collect(joining(" or "))));
    }
    if (state != step.from) {
      return new WrongState(
          "The version is %s; only one that is %s can be %s."
              .formatted(words(state), words(step.from), past(step)));
    }
    if (step == Step.PUBLISH && edited) {
      return new Forbidden("Whoever wrote any part of a version cannot publish it.");
    }
    return new Allowed(step.to);
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String past(Step step) {
    return switch (step) {
      case EDIT -> "edited";
      case DISCARD -> "discarded";
      case SUBMIT -> "submitted";
      case SEND_BACK -> "sent back";
      case PUBLISH -> "published";
      case WITHDRAW -> "withdrawn";
    };
  }
}
