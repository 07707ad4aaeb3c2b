package almanac.access;

/**
 * The names of roles, where annotations want constants: those of {@code document.workflow.Role} in
 * lower case, as tokens have them.
 */
public final class Roles {
  public static final String AGENT = "agent";
  public static final String EDITOR = "editor";
  public static final String APPROVER = "approver";
  public static final String ADMIN = "admin";
  public static final String AUDITOR = "auditor";
  public static final String TEAM_LEAD = "team_lead";
  public static final String TOOL = "tool";

  /** Whoever has at least one of the others; no token can bring it. */
  public static final String ANY = "any";

  /** Whoever has at least one that is not for programs; no token can bring it, either. */
  public static final String PERSON = "person";

  private Roles() {}
}
