package almanac;

import almanac.testing.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** With the index inside. */
@Tag("slow")
class ReadReleasesIT extends ReadReleases {
  @Override
  Server start(Path content) {
    return Server.start(folder, content, "-Dalmanac.search.budget=30s");
  }
}
