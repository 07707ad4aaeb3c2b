package almanac.graphql.access;

import almanac.access.ApiKeys;
import almanac.access.CurrentViewer;
import almanac.access.Roles;
import almanac.document.DocumentException.BadRequest;
import almanac.graphql.access.KeyViews.ApiKeyInput;
import almanac.graphql.access.KeyViews.ApiKeyView;
import almanac.graphql.access.KeyViews.NewApiKeyView;
import almanac.record.Readers;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Who is asking, and the keys of tools. */
@GraphQLApi
public class AccessApi {
  private final CurrentViewer viewer;
  private final ApiKeys keys;
  private final Readers readers;

  AccessApi(CurrentViewer viewer, ApiKeys keys, Readers readers) {
    this.viewer = viewer;
    this.keys = keys;
    this.readers = readers;
  }

  @RolesAllowed(Roles.ANY)
  @Query("viewer")
  @Description("Whoever asks, as this server knows him.")
  public @NonNull ViewerView viewer() {
    // Every page asks this once, when somebody begins, and no search does.
    readers.saw(viewer.get());
    return ViewerView.of(viewer.get());
  }

  @RolesAllowed(Roles.ADMIN)
  @Query("apiKeys")
  @Description("All keys of tools that ever were, the newest first. For admins.")
  public @NonNull List<@NonNull ApiKeyView> apiKeys() {
    return keys.all().stream().map(ApiKeyView::of).toList();
  }

  @RolesAllowed(Roles.ADMIN)
  @Mutation("createApiKey")
  @Description("Makes a key for a tool. The answer is the only sight of its secret. For admins.")
  public @NonNull NewApiKeyView createApiKey(
      @Name("input") @Description("What the key is for.") @NonNull ApiKeyInput input) {
    return NewApiKeyView.of(keys.create(input.name, input.groups(), viewer.get()));
  }

  @RolesAllowed(Roles.ADMIN)
  @Mutation("revokeApiKey")
  @Description("Ends a key at once; one that has ended stays as it is. For admins.")
  public @NonNull ApiKeyView revokeApiKey(
      @Name("id") @Description("The key.") @NonNull @Id String id) {
    return ApiKeyView.of(keys.revoke(number(id), viewer.get()));
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw new BadRequest("The id of a key is a number.");
    }
  }
}
