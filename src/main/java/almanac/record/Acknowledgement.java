package almanac.record;

import java.time.Instant;

/**
 * Somebody's word that he has read a version.
 *
 * @param contentHash of the text that he was shown, which is that version's
 * @param at when he first said so
 */
public record Acknowledgement(
    String reader, String slug, int number, String contentHash, Instant at) {}
