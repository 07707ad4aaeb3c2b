package almanac.search.lucene;

import almanac.search.SearchIndex;
import almanac.search.SearchIndexContract;
import almanac.testing.Folders;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The engine inside the process keeps the promises of the port. */
class LuceneContractIT extends SearchIndexContract {
  private final Path folder = Folders.fresh("lucene-contract");
  private @Nullable OpenedIndex opened;

  @Override
  protected SearchIndex openFresh() {
    OpenedIndex now = new OpenedIndex(folder);
    opened = now;
    return now.index();
  }

  @Override
  protected SearchIndex openAgain() {
    close();
    return openFresh();
  }

  @Override
  protected void remove() {
    close();
    Folders.delete(folder);
  }

  private void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
