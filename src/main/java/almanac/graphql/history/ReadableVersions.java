package almanac.graphql.history;

import almanac.document.DocumentException.NotFound;
import almanac.document.Documents;
import almanac.document.Drafts;
import almanac.document.Version;
import almanac.document.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The versions that a viewer may read, those that were published and those that were not. */
@ApplicationScoped
public class ReadableVersions {
  private final Documents documents;
  private final Drafts drafts;

  ReadableVersions(Documents documents, Drafts drafts) {
    this.documents = documents;
    this.drafts = drafts;
  }

  /**
   * One version.
   *
   * @throws NotFound if there is none, or it is not for him
   */
  Version get(String slug, int number, Viewer viewer) {
    return documents
        .version(slug, number, viewer)
        .or(() -> drafts.version(slug, number, viewer))
        .orElseThrow(() -> new NotFound("There is no such version, or it is not for you."));
  }

  /** The one before, by number; null: he can read none. */
  @Nullable Version before(Version version, Viewer viewer) {
    Optional<Version> published =
        documents.history(version.slug(), viewer, 1, version.number()).items().stream().findFirst();
    Optional<Version> draft = drafts.before(version.slug(), version.number(), viewer);
    return Stream.concat(published.stream(), draft.stream())
        .max(Comparator.comparingInt(Version::number))
        .orElse(null);
  }
}
