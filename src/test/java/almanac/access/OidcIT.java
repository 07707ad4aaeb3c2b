package almanac.access;

import static almanac.testing.Issuer.AUDIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Api;
import almanac.testing.Api.Reply;
import almanac.testing.Folders;
import almanac.testing.Issuer;
import almanac.testing.Server;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an issuer: the package, told where the issuer is, takes his and no others. */
class OidcIT {
  private static final String VIEWER = "{ viewer { name roles groups } }";

  private static final Path FOLDER = Folders.fresh("oidc");
  private static final Issuer ISSUER = Issuer.start();
  private static final Server SERVER =
      Server.start(
          FOLDER,
          FOLDER,
          "-Dalmanac.content.at-start=off",
          "-Dquarkus.oidc.auth-server-url=" + ISSUER.url(),
          "-Dquarkus.oidc.token.audience=" + AUDIENCE);

  private static Api api = Api.of("");

  @BeforeAll
  static void start() {
    String address = SERVER.awaitAddress().toString();
    api = Api.of(address.replaceAll("/$", ""));
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
    SERVER.close();
    ISSUER.close();
    Folders.delete(FOLDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "editor", "approver", "admin", "auditor", "tool"})
  void good_token_signs_in_with_its_role(String role) {
    Map<String, Object> claims = ISSUER.claims("li", role, "no-role-of-ours");
    claims.put("groups", List.of("vip", "east"));

    assertThat(as(ISSUER.sign(claims)).data(VIEWER).toString())
        .isEqualTo(
            "{\"viewer\":{\"name\":\"li\",\"roles\":[\"%s\"],\"groups\":[\"east\",\"vip\"]}}"
                .formatted(role.toUpperCase(Locale.ROOT)));
  }

  /** What is wrong with a token that must not be taken. */
  record Bad(String how, String token) {
    @Override
    public String toString() {
      return how;
    }
  }

  static List<Bad> badTokens() {
    Map<String, Object> good = ISSUER.claims("li", "admin");
    long now = Instant.now().getEpochSecond();
    String signed = ISSUER.sign(good);
    String[] parts = signed.split("\\.", -1);
    byte[] der = ISSUER.key().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";
    String otherClaims = ISSUER.sign(ISSUER.claims("somebody-else", "admin")).split("\\.", -1)[1];
    return List.of(
        new Bad("expired", ISSUER.sign(with(good, "exp", now - 10))),
        new Bad("not yet valid", ISSUER.sign(with(good, "nbf", now + 300))),
        new Bad("for another audience", ISSUER.sign(with(good, "aud", "another"))),
        new Bad("of another issuer", ISSUER.sign(with(good, "iss", "http://127.0.0.1:1"))),
        new Bad("signed with another key", ISSUER.signWithOtherKey(good)),
        new Bad("signed by nobody", Issuer.unsigned(good)),
        new Bad("signed by nobody, with a signature", Issuer.unsigned(good) + parts[2]),
        new Bad("HS256 with the key as PEM", hs256(good, pem.getBytes(UTF_8))),
        new Bad("HS256 with the key as DER", hs256(good, der)),
        new Bad("without an expiry", ISSUER.sign(without(good, "exp"))),
        new Bad("without an audience", ISSUER.sign(without(good, "aud"))),
        new Bad("without an issuer", ISSUER.sign(without(good, "iss"))),
        new Bad("without a subject", ISSUER.sign(without(good, "sub"))),
        new Bad("with an empty subject", ISSUER.sign(with(good, "sub", ""))),
        new Bad("claims exchanged", parts[0] + "." + otherClaims + "." + parts[2]),
        new Bad("signature cut off", parts[0] + "." + parts[1] + "."),
        new Bad("no signature", parts[0] + "." + parts[1]),
        new Bad("cut short", signed.substring(0, signed.length() - 9)),
        new Bad("garbage", "garbage"),
        new Bad("garbage of three parts", "a.b.c"),
        new Bad("opaque", "0123456789abcdef0123456789abcdef"));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void bad_token_signs_nobody_in(Bad bad) {
    Reply reply = as(bad.token).post(VIEWER);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"The token, password or key is not, or no longer, good.\","
                + "\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}");
    assertThat(reply.headers().firstValue("www-authenticate").orElse("")).startsWith("Bearer");
  }

  @Test
  void good_token_spoilt_by_one_letter_signs_nobody_in() {
    String token = ISSUER.sign(ISSUER.claims("li", "admin"));
    int end = token.lastIndexOf('.') + 10;
    char other = token.charAt(end) == 'A' ? 'B' : 'A';

    assertThat(as(token).post(VIEWER).status()).isEqualTo(200);
    assertThat(as(token.substring(0, end) + other + token.substring(end + 1)).post(VIEWER).status())
        .isEqualTo(401);
  }

  @Test
  void somebody_without_a_role_may_do_nothing() {
    for (Map<String, Object> claims :
        List.of(
            ISSUER.claims("li"),
            ISSUER.claims("li", "boss", "ADMIN", "any"),
            without(ISSUER.claims("li"), "roles"))) {
      for (String document : List.of(VIEWER, "{ __typename }", "{ __schema { types { name } } }")) {
        Reply reply = as(ISSUER.sign(claims)).post(document);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("FORBIDDEN");
      }
    }
  }

  @Test
  void nobody_and_local_accounts_are_asked_for_a_token() {
    for (Api nobody :
        List.of(api.asNobody(), api.as("admin"), api.with("Authorization", "Basic x"))) {
      Reply reply = nobody.post(VIEWER);

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.code()).isEqualTo("UNAUTHENTICATED");
      assertThat(reply.headers().firstValue("www-authenticate").orElse("")).startsWith("Bearer");
    }
  }

  @Test
  void token_in_the_address_or_a_cookie_is_not_looked_at() {
    String token = ISSUER.sign(ISSUER.claims("li", "admin"));

    assertThat(api.asNobody().get("/graphql?query=%7B__typename%7D&access_token=" + token).status())
        .isEqualTo(401);
    assertThat(api.with("Cookie", "q_session=" + token).post(VIEWER).status()).isEqualTo(401);
  }

  @Test
  void key_works_beside_tokens_until_it_is_revoked() {
    Api admin = as(ISSUER.sign(ISSUER.claims("boss", "admin")));
    var made =
        admin
            .data("mutation { createApiKey(input: {name: \"crm\"}) { secret key { id } } }")
            .getJsonObject("createApiKey");
    Api tool = api.with("X-API-Key", made.getString("secret"));

    assertThat(tool.data(VIEWER).toString())
        .isEqualTo("{\"viewer\":{\"name\":\"tool:crm\",\"roles\":[\"TOOL\"],\"groups\":[]}}");

    String id = made.getJsonObject("key").getString("id");
    admin.data("mutation($id: ID!) { revokeApiKey(id: $id) { revokedBy } }", "id", id);

    assertThat(tool.post(VIEWER).status()).isEqualTo(401);
  }

  @Test
  void issuer_that_was_never_reached_is_told_from_a_bad_token() {
    Path folder = Folders.fresh("no-issuer");
    try (Server lonely =
        Server.start(
            folder,
            folder,
            "-Dalmanac.content.at-start=off",
            "-Dquarkus.oidc.auth-server-url=http://127.0.0.1:1",
            "-Dquarkus.oidc.token.audience=" + AUDIENCE)) {
      Api there = Api.of(lonely.awaitAddress().toString().replaceAll("/$", ""));

      Reply reply =
          there
              .with("Authorization", "Bearer " + ISSUER.sign(ISSUER.claims("li", "admin")))
              .post(VIEWER);
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.code()).isEqualTo("UNAVAILABLE");
      assertThat(there.asNobody().get("/q/health/live").status()).isEqualTo(200);
      lonely.stop();
    }
    Folders.delete(folder);
  }

  private static Api as(String token) {
    return api.with("Authorization", "Bearer " + token);
  }

  private static String hs256(Map<String, Object> claims, byte[] secret) {
    return ISSUER.signWithPublicKeyAsSecret(claims, secret);
  }

  private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(claims);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, Object> without(Map<String, Object> claims, String name) {
    Map<String, Object> changed = new HashMap<>(claims);
    changed.remove(name);
    return changed;
  }
}
