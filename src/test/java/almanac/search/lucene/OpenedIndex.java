package almanac.search.lucene;

import almanac.search.SearchIndex;
import almanac.search.plan.IndexFormat;
import java.nio.file.Path;
import java.time.Duration;

/** The engine on a folder that holds an index already, for benchmarks without the framework. */
public final class OpenedIndex implements AutoCloseable {
  private final LuceneIndex index;

  /**
   * @param dataDir what {@code almanac.data-dir} would be
   */
  public OpenedIndex(Path dataDir) {
    index = new LuceneIndex(dataDir, Duration.ofSeconds(10));
  }

  /** Where the index lies below a data folder. */
  public static Path folder(Path dataDir) {
    return dataDir.resolve("index").resolve("lucene-" + IndexFormat.FINGERPRINT).resolve("1");
  }

  public SearchIndex index() {
    return index;
  }

  @Override
  public void close() {
    index.close();
  }
}
