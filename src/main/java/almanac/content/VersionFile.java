package almanac.content;

import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version as a file holds it.
 *
 * @param place where it stands in the folder
 * @param stored the content's stored form
 * @param hash of the stored form; what was published, when and by whom, is not part of it
 * @param publishedLine the line that tells of the publication
 */
record VersionFile(
    Place place,
    VersionContent content,
    String stored,
    String hash,
    @Nullable Publication published,
    int publishedLine,
    @Nullable Withdrawal withdrawn,
    Set<String> links) {

  /**
   * What the path of a file says.
   *
   * @param path below the folder, with slashes
   * @param ordinal 1 for {@code <from>.md}, 2 for {@code <from>.2.md}, which corrects it
   */
  record Place(String path, Kind kind, String slug, LocalDate from, int ordinal) {}
}
