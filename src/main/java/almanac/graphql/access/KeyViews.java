package almanac.graphql.access;

import almanac.access.ApiKey;
import almanac.access.ApiKeys.Created;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The keys of tools as the API shows and takes them. */
final class KeyViews {
  private KeyViews() {}

  @Type("ApiKey")
  @Description("The key of a tool, without its secret, which is kept nowhere.")
  public record ApiKeyView(
      @NonNull @Id @Description("Names the key to revokeApiKey.") String id,
      @NonNull @Description("The tool that it was made for.") String name,
      @NonNull @Description("The groups whose texts it may read.") List<@NonNull String> groups,
      @NonNull @Description("When it was made.") Instant createdAt,
      @NonNull @Description("Who made it.") String createdBy,
      @Description("When it ended; null: it has not.") @Nullable Instant revokedAt,
      @Description("Who ended it.") @Nullable String revokedBy,
      @Description("When it was last used, to the minute; null: never.")
          @Nullable Instant lastUsedAt) {
    static ApiKeyView of(ApiKey key) {
      return new ApiKeyView(
          Long.toString(key.id()),
          key.name(),
          key.groups(),
          key.createdAt(),
          key.createdBy(),
          key.revokedAt(),
          key.revokedBy(),
          key.lastUsedAt());
    }
  }

  @Type("NewApiKey")
  @Description("A key that has just been made.")
  public record NewApiKeyView(
      @NonNull @Description("The key.") ApiKeyView key,
      @NonNull
          @Description("What the tool sends as X-API-Key. It is shown this once; keep it safe.")
          String secret) {
    static NewApiKeyView of(Created created) {
      return new NewApiKeyView(ApiKeyView.of(created.key()), created.secret());
    }
  }

  /** What a new key is for. */
  @Input("ApiKeyInput")
  @Description("What a new key is for.")
  public static final class ApiKeyInput {
    @NonNull
    @Description("The tool: small letters, digits and hyphens; used once, even if the key ended.")
    public String name = "";

    @Description("The groups whose texts it may read, of those of whoever makes it; absent: none.")
    public @Nullable List<@NonNull String> groups;

    List<String> groups() {
      return groups == null ? List.of() : groups;
    }
  }
}
