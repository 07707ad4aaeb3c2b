package almanac;

import almanac.testing.Server;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client that follows the changes of a server for as long as that lives, each time behind the
 * last cursor it got, and remembers all that it saw.
 */
final class Onlooker {
  private static final String CHANGES =
      """
      query ($after: String) {
        changes(after: $after, first: 100) { edges { cursor node { at action slug number } } }
      }
      """;

  private final Server server;
  private final List<Change> seen;
  private final Thread thread;

  private Onlooker(Server server, List<Change> before) {
    this.server = server;
    this.seen = new ArrayList<>(before);
    this.thread = Thread.ofPlatform().name("onlooker").unstarted(this::look);
  }

  /** An edge of the journal as the API shows it. */
  record Change(String cursor, Instant at, String action, String slug, int number) {}

  /** Begins to follow, behind what was seen in an earlier life of the server. */
  static Onlooker follow(Server server, List<Change> before) {
    Onlooker onlooker = new Onlooker(server, before);
    onlooker.thread.start();
    return onlooker;
  }

  private void look() {
    @Nullable URI address = null;
    while (server.isAlive()) {
      try {
        address = address == null ? server.address().orElse(null) : address;
        if (address == null || !next(server, address, seen)) {
          LockSupport.parkNanos(10_000_000);
        }
      } catch (IOException _) {
        // An answer that was cut off has not been seen.
        LockSupport.parkNanos(10_000_000);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /** All that was seen until the server died. */
  List<Change> seen() throws InterruptedException {
    thread.join();
    return List.copyOf(seen);
  }

  /** Adds the changes behind those that are there already; false if there are none. */
  static boolean next(Server server, URI address, List<Change> changes)
      throws IOException, InterruptedException {
    Map<String, Object> variables = new HashMap<>();
    if (!changes.isEmpty()) {
      variables.put("after", changes.getLast().cursor());
    }
    JsonNode edges = server.ask(address, CHANGES, variables).at("/changes/edges");
    for (JsonNode edge : edges) {
      JsonNode node = edge.get("node");
      changes.add(
          new Change(
              edge.get("cursor").asText(),
              Instant.parse(node.get("at").asText()),
              node.get("action").asText(),
              node.get("slug").asText(),
              node.get("number").asInt()));
    }
    return !edges.isEmpty();
  }
}
