package almanac.document;

import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.workflow.VersionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document, its history and its content.
 *
 * @param number 1, 2, 3, ... in order of creation within the document
 * @param revision counts the edits of a draft; guards every write
 * @param publishedAt set once published, and never changed again
 * @param importedAt when a file brought it in, for versions that came so
 * @param contentHash SHA-256 of the content's stored form
 * @param audience who may read it, later versions considered
 */
public record Version(
    String slug,
    Kind kind,
    int number,
    int revision,
    VersionState state,
    String author,
    @Nullable String approvedBy,
    @Nullable Instant publishedAt,
    @Nullable Instant importedAt,
    @Nullable Instant withdrawnAt,
    String contentHash,
    Audience audience,
    VersionContent content) {}
