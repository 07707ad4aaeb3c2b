package almanac.bench;

import almanac.content.FolderEntries;
import almanac.search.IndexEntry;
import almanac.search.IndexState;
import almanac.search.SearchIndex;
import almanac.search.lucene.OpenedIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * An index of so many documents, made without a database as the follower would, and kept from run
 * to run. Whoever changes what is written deletes the folder.
 */
final class PreparedIndex implements AutoCloseable {
  private static final int STEP = 1000;
  private static final int SEED = 1;
  private static final Instant WHOLE = Instant.parse("2050-01-01T00:00:00Z");

  final Path data;
  private final OpenedIndex opened;
  private final List<IndexEntry> pending = new ArrayList<>();

  PreparedIndex(Path folder, int documents) {
    data = folder.resolve("documents-" + documents);
    opened = new OpenedIndex(data);
    if (!index().state().horizon().equals(WHOLE)) {
      long from = System.nanoTime();
      FolderEntries.read(Path.of("kb-content"), this::take);
      GeneratedEntries.make(documents, SEED, this::take);
      flush(WHOLE);
      System.out.printf(
          "An index of %d documents in %.0f s.%n", documents, (System.nanoTime() - from) / 1e9);
    }
  }

  SearchIndex index() {
    return opened.index();
  }

  private void take(List<IndexEntry> document) {
    pending.addAll(document);
    if (pending.size() >= STEP) {
      flush(Instant.EPOCH);
    }
  }

  private void flush(Instant horizon) {
    index().apply(pending);
    index().advance(new IndexState(Instant.EPOCH, horizon, Instant.EPOCH, new TreeSet<>()));
    pending.clear();
  }

  @Override
  public void close() {
    opened.close();
  }
}
