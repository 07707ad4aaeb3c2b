package almanac.graphql.history;

import almanac.access.Roles;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.graphql.Asked;
import almanac.graphql.VersionView;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What is different between two versions of a document. */
@GraphQLApi
public class DiffApi {
  private final ReadableVersions versions;
  private final Asked asked;

  DiffApi(ReadableVersions versions, Asked asked) {
    this.versions = versions;
    this.asked = asked;
  }

  @RolesAllowed(Roles.ANY)
  @Query("diff")
  @Description(
      "What is different between two versions of a document, of which the first need not be the"
          + " older; both must be for this viewer.")
  public @NonNull DiffView diff(
      @Name("slug") @Description("The document.") @NonNull @Id String slug,
      @Name("from") @Description("The number of the version to start from.") int from,
      @Name("to") @Description("The number of the version to arrive at.") int to) {
    Viewer viewer = asked.now().viewer();
    return DiffView.of(versions.get(slug, from, viewer), versions.get(slug, to, viewer));
  }

  @RolesAllowed(Roles.ANY)
  @Description("What is different from another version of the document.")
  public @NonNull DiffView changedFrom(
      @Source VersionView version,
      @Name("number")
          @Description(
              "The number of the other version; if absent, the one before it among those that the"
                  + " viewer may read. Before the first there is nothing: all of it is added.")
          @Nullable Integer number) {
    Version to = version.version();
    Viewer viewer = version.reading().viewer();
    Version from =
        number == null ? versions.before(to, viewer) : versions.get(to.slug(), number, viewer);
    return DiffView.of(from, to);
  }
}
