package almanac.graphql.access;

import almanac.document.Viewer;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Whoever asks, as the API shows him to himself. */
@Type("Viewer")
@Description("Whoever asks, as this server knows him.")
public record ViewerView(
    @NonNull @Description("The name that stands under what he does.") String name,
    @NonNull @Description("What he may do.") List<@NonNull RoleName> roles,
    @NonNull @Description("The groups he is in: texts for some readers name theirs.")
        List<@NonNull String> groups) {

  /** A person as he is shown. */
  public static ViewerView of(Viewer viewer) {
    return new ViewerView(
        viewer.name(),
        viewer.roles().stream().sorted().map(role -> RoleName.valueOf(role.name())).toList(),
        viewer.groups().stream().sorted().toList());
  }

  /** The roles by their names in the API. */
  @Enum("Role")
  @Description("What somebody may do; each may read what is in force for his groups.")
  public enum RoleName {
    @Description("Reads what is in force.")
    AGENT,
    @Description("Writes drafts, and reads history.")
    EDITOR,
    @Description("Approves what others wrote, and reads history.")
    APPROVER,
    @Description("Looks after keys and the server, and reads drafts and history.")
    ADMIN,
    @Description("Reads history, and changes nothing.")
    AUDITOR,
    @Description("Sees to it that others read what is in force, and reads it, too.")
    TEAM_LEAD,
    @Description("A program; reads what is in force.")
    TOOL
  }
}
