package almanac.search;

import almanac.search.lucene.OpenedIndex;
import almanac.testing.Folders;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

/** The relevance set on the engine inside. */
class LuceneRelevanceIT extends RelevanceContract {
  private final Path folder = Folders.fresh("relevance");
  private final OpenedIndex opened = new OpenedIndex(folder);

  @Override
  SearchIndex index() {
    return opened.index();
  }

  @AfterAll
  void close() {
    opened.close();
    Folders.delete(folder);
  }
}
