package almanac.record;

import almanac.document.Viewer;
import java.time.Instant;

/**
 * Somebody whom the record has seen.
 *
 * @param person with the groups and roles that he had then
 * @param seenAt when, to the hour
 */
public record Reader(Viewer person, Instant seenAt) {}
