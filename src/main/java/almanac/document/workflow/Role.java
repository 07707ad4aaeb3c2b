package almanac.document.workflow;

/** What somebody is here for. One may have several; none includes another. */
public enum Role {
  /** Reads what is in force, mid-call. */
  AGENT,
  /** Writes drafts and submits them. */
  EDITOR,
  /** Publishes what others have written, and withdraws. */
  APPROVER,
  /** Keeps the program running: keys, rebuilds, imports. */
  ADMIN,
  /** Reads what was known at any time. */
  AUDITOR,
  /** Sees to it that others read what is in force, and reads it, too. */
  TEAM_LEAD,
  /** A program that reads. */
  TOOL
}
