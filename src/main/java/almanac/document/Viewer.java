package almanac.document;

import almanac.document.workflow.Role;
import java.util.Set;

/**
 * The reader as this room needs to know him. His groups alone decide which audiences he passes; no
 * role passes an audience.
 *
 * @param name under which he writes and approves; the same name is the same person
 * @param groups the groups he is in, for audiences
 * @param roles what he may do
 */
public record Viewer(String name, Set<String> groups, Set<Role> roles) {
  private static final Set<Role> HISTORY =
      Set.of(Role.EDITOR, Role.APPROVER, Role.ADMIN, Role.AUDITOR);
  private static final Set<Role> DRAFTS = Set.of(Role.EDITOR, Role.APPROVER, Role.ADMIN);

  private static final Set<Role> LEADING = Set.of(Role.TEAM_LEAD, Role.ADMIN, Role.AUDITOR);

  public Viewer {
    groups = Set.copyOf(groups);
    roles = Set.copyOf(roles);
  }

  /** Whether he may read withdrawn texts and ask what was known before the head. */
  public boolean history() {
    return roles.stream().anyMatch(HISTORY::contains);
  }

  /** Whether he may know what others have read. */
  public boolean leads() {
    return roles.stream().anyMatch(LEADING::contains);
  }

  /** Whether he is somebody, and no program. */
  public boolean person() {
    return roles.stream().anyMatch(role -> role != Role.TOOL);
  }

  /** Whether he may read texts that were never published. */
  public boolean drafts() {
    return roles.stream().anyMatch(DRAFTS::contains);
  }
}
