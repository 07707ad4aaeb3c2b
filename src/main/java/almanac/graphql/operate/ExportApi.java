package almanac.graphql.operate;

import almanac.access.Roles;
import almanac.content.Exporter;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** The knowledge as files, for whoever backs it up or moves it. */
@GraphQLApi
public class ExportApi {
  private final Exporter exporter;

  ExportApi(Exporter exporter) {
    this.exporter = exporter;
  }

  // No caller names the folder: he could else write wherever the server may.
  @RolesAllowed(Roles.ADMIN)
  @Mutation("export")
  @Description(
      "Writes all that was ever published, restricted texts included, as content files to a new"
          + " folder on the server. WRONG_STATE while another export is being written. For admins.")
  public @NonNull ExportResultView export() {
    return ExportResultView.of(exporter.export());
  }
}
