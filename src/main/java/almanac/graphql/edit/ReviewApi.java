package almanac.graphql.edit;

import almanac.access.Roles;
import almanac.document.Drafts;
import almanac.document.Drafts.Place;
import almanac.document.Page;
import almanac.document.Version;
import almanac.document.workflow.VersionState;
import almanac.graphql.Arguments;
import almanac.graphql.Asked;
import almanac.graphql.Connections;
import almanac.graphql.Connections.VersionConnectionView;
import almanac.graphql.Connections.VersionEdgeView;
import almanac.graphql.Cursors;
import almanac.graphql.Reading;
import almanac.graphql.VersionView;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Finding the versions that somebody has to go on with. */
@GraphQLApi
public class ReviewApi {

  private final Drafts drafts;
  private final Asked asked;

  ReviewApi(Drafts drafts, Asked asked) {
    this.drafts = drafts;
    this.asked = asked;
  }

  @RolesAllowed({Roles.EDITOR, Roles.APPROVER, Roles.ADMIN})
  @Query("reviewQueue")
  @Description("The versions that wait for approval, by document.")
  public @NonNull VersionConnectionView reviewQueue(
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    return list(VersionState.IN_REVIEW, first, after);
  }

  @RolesAllowed({Roles.EDITOR, Roles.APPROVER, Roles.ADMIN})
  @Query("drafts")
  @Description("The versions that are being written, by document.")
  public @NonNull VersionConnectionView drafts(
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    return list(VersionState.DRAFT, first, after);
  }

  private VersionConnectionView list(VersionState state, int first, @Nullable String after) {
    Reading reading = asked.now();
    Place behind = Cursors.DRAFTS.decode(after, ReviewApi::place);
    Page<Version> page = drafts.list(state, reading.viewer(), Cursors.page(first), behind);
    return Connections.of(
        page,
        after,
        v -> Cursors.DRAFTS.encode(v.slug() + "|" + v.number()),
        (cursor, v) -> new VersionEdgeView(cursor, new VersionView(v, reading)),
        VersionConnectionView::new);
  }

  private static Place place(String key) {
    String[] parts = key.split("\\|", -1);
    return new Place(parts[0], Integer.parseInt(parts[parts.length - 1]));
  }

  @RolesAllowed(Roles.ANY)
  @Description("What was done with it so far, for those who may read drafts; empty for others.")
  public @NonNull List<@NonNull StepTakenView> steps(@Source VersionView version) {
    return drafts.steps(version.version(), version.reading().viewer()).stream()
        .map(StepTakenView::of)
        .toList();
  }
}
