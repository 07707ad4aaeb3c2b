package almanac.document.workflow;

/**
 * A version as somebody saw it who now wants to change it.
 *
 * @param revision the one that he saw; another one by now makes his step stale
 */
public record VersionRef(String slug, int number, int revision) {}
