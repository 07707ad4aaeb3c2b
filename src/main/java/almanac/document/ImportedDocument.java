package almanac.document;

import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Versions of one document as files tell them, in order of their numbers: those that a folder
 * brings and the database lacks, or all that were ever published.
 */
public record ImportedDocument(String slug, Kind kind, List<Item> versions) {
  public ImportedDocument {
    versions = List.copyOf(versions);
  }

  /**
   * One version.
   *
   * @param stored the content's stored form
   * @param published null: nobody has approved it yet, so it enters in review
   */
  public record Item(
      VersionContent content,
      String stored,
      String hash,
      @Nullable Publication published,
      @Nullable Withdrawal withdrawn) {}

  /** When a version was published, where it was written. */
  public record Publication(int number, Instant at, String author, String approvedBy) {}

  /** When a version was withdrawn, where it was written. */
  public record Withdrawal(Instant at, String by, @Nullable String reason) {}
}
