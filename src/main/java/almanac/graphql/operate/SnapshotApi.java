package almanac.graphql.operate;

import almanac.access.CurrentViewer;
import almanac.access.Roles;
import almanac.snapshot.Snapshot.Made;
import almanac.snapshot.SnapshotFolder;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Asking for the knowledge as one page. */
@GraphQLApi
public class SnapshotApi {
  private final SnapshotFolder folder;
  private final CurrentViewer viewer;

  SnapshotApi(SnapshotFolder folder, CurrentViewer viewer) {
    this.folder = folder;
    this.viewer = viewer;
  }

  @RolesAllowed(Roles.ADMIN)
  @Mutation("snapshot")
  @Description(
      "Makes a page of all that is in force on a day, in this server's folder of snapshots; it"
          + " opens without a server. For admins.")
  public @NonNull SnapshotResultView snapshot(
      @Name("asOf") @Description("The business day; today if absent.") @Nullable LocalDate asOf,
      @Name("groups")
          @Description(
              "Groups of its readers, which must be groups of whoever asks; without them it holds"
                  + " what everybody may read.")
          @DefaultValue("[]")
          @Nullable List<@NonNull String> groups) {
    return SnapshotResultView.of(
        folder.make(asOf, groups == null ? List.of() : groups, viewer.get()));
  }

  /** A page that was made. */
  @Type("SnapshotResult")
  @Description("A page that was made.")
  public record SnapshotResultView(
      @NonNull @Description("The file, on this server.") String path,
      @Description("How many documents are in it.") int documents,
      @Description("How many are missing because their text is damaged.") int unreadable,
      @Description("The size of the file.") int bytes,
      @NonNull @Description("When it was made.") Instant at,
      @NonNull @Description("The business day that it is about.") LocalDate asOf) {
    static SnapshotResultView of(Made made) {
      return new SnapshotResultView(
          made.file().toString(),
          made.documents(),
          made.unreadable(),
          Math.toIntExact(made.bytes()),
          made.at(),
          made.asOf());
    }
  }
}
