package almanac.graphql.live;

import static almanac.testing.Issuer.AUDIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Folders;
import almanac.testing.Issuer;
import almanac.testing.Server;
import almanac.testing.live.LiveClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A socket lives no longer than the token that it was opened with. */
class ExpiredTokenIT {
  @Test
  void token_ends_its_socket_when_it_expires_however_it_came() {
    Path folder = Folders.fresh("live-oidc");
    Issuer issuer = Issuer.start();
    try (Server server =
        Server.start(
            folder,
            folder,
            "-Dalmanac.content.at-start=off",
            "-Dquarkus.oidc.auth-server-url=" + issuer.url(),
            "-Dquarkus.oidc.token.audience=" + AUDIENCE)) {
      String base = server.awaitAddress().toString().replaceFirst("^http", "ws");
      URI address = URI.create(base.replaceAll("/$", "") + "/graphql");
      Map<String, Object> claims = issuer.claims("li", "agent");
      claims.put("exp", Instant.now().getEpochSecond() + 20);
      String bearer = "Bearer " + issuer.sign(claims);
      String lasting = "Bearer " + issuer.sign(issuer.claims("li", "agent"));
      String powerless = "Bearer " + issuer.sign(issuer.claims("li"));

      try (LiveClient header = LiveClient.open(address, "Authorization", bearer).init("{}");
          LiveClient payload =
              LiveClient.open(address).init("{\"Authorization\":\"" + bearer + "\"}");
          LiveClient stays = LiveClient.open(address, "Authorization", lasting).init("{}");
          LiveClient nobody = LiveClient.open(address)) {
        nobody.say(
            "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"" + powerless + "\"}}");
        assertThat(nobody.closed().code()).isEqualTo(4403);
        for (LiveClient each : new LiveClient[] {header, payload}) {
          each.subscribe("a", "subscription { changes { slug } }");
        }
        for (LiveClient each : new LiveClient[] {header, payload}) {
          assertThat(each.closed().code()).isEqualTo(4403);
          assertThat(each.closed().reason()).startsWith("FORBIDDEN: Your token has expired");
        }
        stays.say("{\"type\":\"ping\"}");
        stays.next("pong");
      }
      server.stop();
    } finally {
      issuer.close();
      Folders.delete(folder);
    }
  }
}
