package almanac.search.lucene;

import almanac.search.SearchIndex;
import java.nio.file.Path;

/** The engine on a folder that holds an index already, for benchmarks without the framework. */
public final class OpenedIndex implements AutoCloseable {
  private final LuceneIndex index;

  /**
   * @param dataDir what {@code almanac.data-dir} would be
   */
  public OpenedIndex(Path dataDir) {
    index = new LuceneIndex(dataDir);
  }

  /** Where the index lies below a data folder. */
  public static Path folder(Path dataDir) {
    return dataDir.resolve("index").resolve("lucene-" + LuceneIndex.FORMAT);
  }

  public SearchIndex index() {
    return index;
  }

  @Override
  public void close() {
    index.close();
  }
}
