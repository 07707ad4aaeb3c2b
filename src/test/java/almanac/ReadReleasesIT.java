package almanac;

import almanac.testing.Server;
import java.nio.file.Path;

/** With the index inside. */
class ReadReleasesIT extends ReadReleases {
  @Override
  Server start(Path content) {
    return Server.start(folder, content, "-Dalmanac.search.budget=30s");
  }
}
