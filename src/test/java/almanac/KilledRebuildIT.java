package almanac;

import almanac.testing.Folders;
import almanac.testing.IndexContent;
import almanac.testing.IndexContent.Entry;
import almanac.testing.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The index inside: the program is killed, which is all there is. */
class KilledRebuildIT extends KilledIndex {
  @Override
  Server start(Path content, String... settings) {
    return Server.start(folder, content, settings);
  }

  @Override
  void removeIndex() {
    Folders.delete(data.resolve("index"));
  }

  @Override
  boolean remembers(long horizon, long rebuilt) throws IOException {
    return IndexContent.horizon(data) == horizon
        && IndexContent.rebuilt(data) == rebuilt
        && IndexContent.generations(data).size() == 1;
  }

  @Override
  List<Entry> entries() throws IOException {
    return IndexContent.ofIndex(data);
  }

  @Override
  boolean kill(Server server) {
    server.kill();
    return false;
  }
}
