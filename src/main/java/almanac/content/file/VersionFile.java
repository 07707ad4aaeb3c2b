package almanac.content.file;

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
public record VersionFile(
    Place place,
    VersionContent content,
    String stored,
    String hash,
    @Nullable Publication published,
    int publishedLine,
    @Nullable Withdrawal withdrawn,
    Set<String> links) {

  /** How the slug of a document, the id of a clause and the name of a figure are written. */
  public static final String ID = "[a-z0-9]+(?:-[a-z0-9]+)*";

  /**
   * What the path of a file says.
   *
   * @param path below the folder, with slashes
   * @param ordinal 1 for {@code <from>.md}, 2 for {@code <from>.2.md}, which corrects it
   */
  public record Place(String path, Kind kind, String slug, LocalDate from, int ordinal) {}
}
