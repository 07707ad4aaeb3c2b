package almanac.graphql.live;

import almanac.graphql.limit.Client;
import java.util.HashMap;
import java.util.Map;

/** How many of something each client holds at this server. */
final class Places {
  private final int most;
  private final Map<Client, Integer> taken = new HashMap<>();

  Places(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  /** False: the client has as many as he may. */
  synchronized boolean take(Client client) {
    if (taken.getOrDefault(client, 0) >= most) {
      return false;
    }
    taken.merge(client, 1, Integer::sum);
    return true;
  }

  synchronized void leave(Client client) {
    taken.computeIfPresent(client, (_, count) -> count > 1 ? count - 1 : null);
  }
}
