package almanac.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of tools: made, used, revoked, and what is kept of them. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ApiKeyIT {
  private static final String VIEWER = "{ viewer { name roles groups } }";
  private static final String CREATE =
      """
      mutation($name: String!, $groups: [String!]) {
        createApiKey(input: {name: $name, groups: $groups}) {
          secret
          key { id name groups createdAt createdBy revokedAt revokedBy lastUsedAt }
        }
      }
      """;
  private static final String REVOKE =
      "mutation($id: ID!) { revokeApiKey(id: $id) { id revokedAt revokedBy } }";

  @Inject EntityManager database;

  private final Api api = Api.ofTest();
  private final Api admin = api.as("admin");

  @Test
  void key_signs_a_tool_in_with_its_groups_and_no_other_role() {
    JsonObject made = create(api.as("insider"), "with-groups", "[\"vip\", \"east\"]");

    assertThat(tool(made).data(VIEWER).toString())
        .isEqualTo(
            "{\"viewer\":{\"name\":\"tool:with-groups\",\"roles\":[\"TOOL\"],"
                + "\"groups\":[\"east\",\"vip\"]}}");
    assertThat(made.getJsonObject("key").getString("createdBy")).isEqualTo("insider");
    assertThat(tool(made).post("{ apiKeys { id } }").code()).isEqualTo("FORBIDDEN");
    assertThat(tool(made).post(REVOKE, "id", id(made)).code()).isEqualTo("FORBIDDEN");
  }

  @Test
  void key_that_is_revoked_ends_at_once_and_for_good() {
    JsonObject made = create(admin, "revoked", "[]");
    Api tool = tool(made);
    assertThat(tool.post(VIEWER).status()).isEqualTo(200);

    JsonObject first = admin.data(REVOKE, "id", id(made)).getJsonObject("revokeApiKey");

    Reply reply = tool.post(VIEWER);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(first.getString("revokedBy")).isEqualTo("admin");
    assertThat(Instant.parse(first.getString("revokedAt"))).isBeforeOrEqualTo(Instant.now());

    JsonObject again = api.as("insider").data(REVOKE, "id", id(made)).getJsonObject("revokeApiKey");
    assertThat(again).isEqualTo(first);
  }

  @Test
  void key_that_does_not_exist_cannot_be_revoked() {
    assertThat(admin.post(REVOKE, "id", "999999").code()).isEqualTo("NOT_FOUND");
    assertThat(admin.post(REVOKE, "id", "x").code()).isEqualTo("BAD_REQUEST");
  }

  @Test
  void secret_is_kept_nowhere_but_its_hash() throws Exception {
    JsonObject made = create(admin, "hashed", "[]");
    String secret = made.getString("secret");

    Object[] kept =
        QuarkusTransaction.requiringNew()
            .call(() ->
                (Object[])
                    database
                        .createNativeQuery(
                            "select secret_hash, cast(to_jsonb(k) as text) from api_key k"
                                + " where name = 'hashed'")
                        .getSingleResult());

    assertThat((byte[]) kept[0])
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
    assertThat((String) kept[1]).doesNotContain(secret.substring(4));
    assertThat(admin.post("{ apiKeys { id name groups createdBy } }").body())
        .contains("\"hashed\"")
        .doesNotContain(secret.substring(4));
  }

  @Test
  void use_is_noted_once_a_minute() {
    JsonObject made = create(admin, "used", "[]");
    assertThat(key("used").get("lastUsedAt")).isEqualTo(JsonValue.NULL);

    tool(made).data(VIEWER);
    String first = key("used").getString("lastUsedAt");
    tool(made).data(VIEWER);

    assertThat(key("used").getString("lastUsedAt")).isEqualTo(first);

    moveLastUse("used", "61 seconds");
    String moved = key("used").getString("lastUsedAt");
    tool(made).data(VIEWER);

    assertThat(Instant.parse(key("used").getString("lastUsedAt"))).isAfter(Instant.parse(moved));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "alm_",
        "alm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "alm_' or '1'='1' -- AAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void key_that_nobody_made_signs_nobody_in(String secret) {
    Reply reply = api.with("X-API-Key", secret).post(VIEWER);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void bad_key_is_not_made_good_by_a_password() {
    Reply reply = api.get("/graphql?query=%7B__typename%7D", "X-API-Key", "x");

    assertThat(reply.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "editor", "approver", "auditor"})
  void keys_are_for_admins_alone(String account) {
    Api other = api.as(account);

    assertThat(other.post("{ apiKeys { id } }").code()).isEqualTo("FORBIDDEN");
    assertThat(other.post(CREATE, "name", "not-made").code()).isEqualTo("FORBIDDEN");
    assertThat(other.post(REVOKE, "id", "1").code()).isEqualTo("FORBIDDEN");
    assertThat(names()).doesNotContain("not-made");
  }

  @Test
  void key_can_have_no_group_that_its_maker_is_not_in() {
    Reply reply = post(admin, "reaching-high", "[\"vip\"]");

    assertThat(reply.code()).isEqualTo("FORBIDDEN");
    assertThat(reply.body()).contains("A key can have only groups of yours: not vip.");
    assertThat(names()).doesNotContain("reaching-high");
  }

  @Test
  void name_is_simple_and_used_once() {
    for (String name : List.of("", "Upper", "a b", "-a", "a--b", "a".repeat(101), "工具")) {
      assertThat(post(admin, name, "[]").code()).as(name).isEqualTo("BAD_REQUEST");
    }
    JsonObject made = create(admin, "once", "[]");
    admin.data(REVOKE, "id", id(made));

    assertThat(post(admin, "once", "[]").code()).isEqualTo("BAD_REQUEST");
  }

  private static JsonObject create(Api api, String name, String groups) {
    Reply reply = post(api, name, groups);
    assertThat(reply.errors()).as(reply.body()).isEmpty();
    assertThat(reply.headers().firstValue("cache-control")).contains("no-store");
    return reply.json().getJsonObject("data").getJsonObject("createApiKey");
  }

  private static Reply post(Api api, String name, String groups) {
    JsonValue list = Api.json("{\"groups\":" + groups + "}").getJsonArray("groups");
    return api.post(CREATE, "name", name, "groups", list);
  }

  private Api tool(JsonObject made) {
    return api.with("X-API-Key", made.getString("secret"));
  }

  private static String id(JsonObject made) {
    return made.getJsonObject("key").getString("id");
  }

  private JsonObject key(String name) {
    return keys().stream().filter(k -> k.getString("name").equals(name)).findFirst().orElseThrow();
  }

  private Set<String> names() {
    return Set.copyOf(keys().stream().map(k -> k.getString("name")).toList());
  }

  private List<JsonObject> keys() {
    return admin.data("{ apiKeys { name lastUsedAt } }").getJsonArray("apiKeys").stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }

  private void moveLastUse(String name, String by) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            database
                .createNativeQuery(
                    "update api_key set last_used_at = last_used_at - cast(?1 as interval)"
                        + " where name = ?2")
                .setParameter(1, by)
                .setParameter(2, name)
                .executeUpdate());
  }
}
