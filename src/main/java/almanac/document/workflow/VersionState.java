package almanac.document.workflow;

/** How far a version has come; only a published one is ever shown to readers. */
public enum VersionState {
  DRAFT,
  IN_REVIEW,
  PUBLISHED,
  WITHDRAWN
}
