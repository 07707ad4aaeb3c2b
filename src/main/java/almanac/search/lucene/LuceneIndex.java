package almanac.search.lucene;

import almanac.document.DocumentException.Unavailable;
import almanac.search.Facet;
import almanac.search.IndexEntry;
import almanac.search.IndexState;
import almanac.search.Scope;
import almanac.search.SearchHit;
import almanac.search.SearchIndex;
import almanac.search.plan.IndexFormat;
import almanac.search.plan.SearchPlan;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.IOUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The index in the data folder: {@code index/lucene-<fingerprint>/<generation>}. The generation
 * with the greatest number that has a commit is the one that is searched; a rebuild makes the next
 * one. One writer, many readers; a writer that failed (a full disk, say) is opened again at the
 * next try.
 */
@ApplicationScoped
@LookupIfProperty(name = "almanac.search.engine", stringValue = "lucene", lookupIfMissing = true)
public class LuceneIndex implements SearchIndex {
  private static final Logger LOG = Logger.getLogger(LuceneIndex.class);

  private final Path folder;
  private final Duration budget;
  private volatile @Nullable OpenGeneration open;
  private volatile IndexState state = IndexState.EMPTY;

  @Inject
  LuceneIndex(
      @ConfigProperty(name = "almanac.data-dir", defaultValue = "data") Path dataDir,
      @ConfigProperty(name = "almanac.search.budget") Duration budget) {
    this.folder = dataDir.resolve("index").resolve("lucene-" + IndexFormat.FINGERPRINT);
    this.budget = budget;
  }

  @Override
  public List<SearchHit> find(SearchPlan plan, Scope scope, int size) {
    return reading(scope, reading -> reading.find(plan, size));
  }

  @Override
  public int count(SearchPlan plan, Scope scope) {
    return reading(scope, reading -> reading.count(plan));
  }

  @Override
  public List<Facet> facets(SearchPlan plan, Scope scope) {
    return reading(scope, reading -> reading.facets(plan));
  }

  private interface Work<T> {
    T with(LuceneReading reading) throws IOException;
  }

  private <T> T reading(Scope scope, Work<T> work) {
    try {
      var searchers = open().searchers;
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.with(new LuceneReading(searcher.getIndexReader(), scope, budget));
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
      throw new Unavailable("The search index cannot be read at the moment.", e);
    }
  }

  @Override
  public synchronized Set<String> apply(List<IndexEntry> entries) {
    return writing(() -> open().write(entries));
  }

  @Override
  public synchronized void advance(IndexState to) {
    writing(() -> {
      open().commit(to);
      return to;
    });
    state = to;
  }

  @Override
  public synchronized boolean tidy() {
    return writing(() -> open().tidy());
  }

  private interface Change<T> {
    T make() throws IOException;
  }

  private <T> T writing(Change<T> change) {
    try {
      return change.make();
    } catch (IOException | AlreadyClosedException e) {
      // Half a change may be in the writer. Without it the index is what the last commit left.
      close();
      throw new Unavailable("The search index cannot be written at the moment.", e);
    }
  }

  @Override
  public IndexState state() {
    try {
      open();
      return state;
    } catch (IOException e) {
      throw new Unavailable("The search index cannot be opened.", e);
    }
  }

  @Override
  public Optional<String> sharedName() {
    return Optional.empty();
  }

  @Override
  public synchronized Rebuild startRebuild() {
    return writing(() -> new Next(OpenGeneration.of(generation(1 + number(open().folder)))));
  }

  private final class Next implements Rebuild {
    private final OpenGeneration next;
    private boolean committed;

    Next(OpenGeneration next) {
      this.next = next;
    }

    @Override
    public Set<String> add(List<IndexEntry> entries) {
      try {
        return next.write(entries);
      } catch (IOException | AlreadyClosedException e) {
        throw new Unavailable("The search index cannot be rebuilt at the moment.", e);
      }
    }

    @Override
    public void commit(IndexState to) {
      synchronized (LuceneIndex.this) {
        OpenGeneration before =
            writing(() -> {
              OpenGeneration now = open();
              next.commit(to); // from here on a start opens this one
              return now;
            });
        committed = true;
        open = next;
        state = to;
        discard(before);
      }
    }

    @Override
    public void close() {
      if (!committed) {
        discard(next);
      }
    }
  }

  // Files that cannot be deleted now are at the next start; whoever still searches keeps them open.
  private static void discard(OpenGeneration generation) {
    generation.close();
    delete(generation.folder);
  }

  private static void delete(Path generation) {
    try {
      IOUtils.rm(generation);
    } catch (IOException e) {
      LOG.warnf("%s is not used, but cannot be deleted: %s", generation, e);
    }
  }

  private OpenGeneration open() throws IOException {
    @Nullable OpenGeneration now = open;
    return now != null ? now : openAnew();
  }

  private synchronized OpenGeneration openAnew() throws IOException {
    @Nullable OpenGeneration other = open;
    if (other != null) {
      return other;
    }
    @Nullable OpenGeneration found = null;
    for (Path generation : generations()) {
      if (found == null) {
        found = openIfWhole(generation);
      }
      if (found == null || !found.folder.equals(generation)) {
        delete(generation); // cut off, or what a rebuild took the place of
      }
    }
    if (found != null) {
      state = java.util.Objects.requireNonNull(found.state());
      open = found;
      return found;
    }
    OpenGeneration fresh = OpenGeneration.of(generation(1));
    fresh.commit(IndexState.EMPTY);
    state = IndexState.EMPTY;
    open = fresh;
    return fresh;
  }

  private static @Nullable OpenGeneration openIfWhole(Path generation) throws IOException {
    try {
      OpenGeneration found = OpenGeneration.of(generation);
      if (found.state() != null) {
        return found;
      }
      found.close(); // a rebuild that was cut off
      return null;
    } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
      LOG.warnf("The search index in %s cannot be read and is made again: %s", generation, e);
      return null;
    }
  }

  /** The generations that there are, the latest first. */
  private List<Path> generations() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(path -> path.getFileName().toString().matches("\\d{1,9}"))
          .sorted(Comparator.comparingInt(LuceneIndex::number).reversed())
          .toList();
    }
  }

  private Path generation(int number) {
    return folder.resolve(Integer.toString(number));
  }

  private static int number(Path generation) {
    return Integer.parseInt(generation.getFileName().toString());
  }

  @PreDestroy
  synchronized void close() {
    @Nullable OpenGeneration now = open;
    open = null;
    if (now != null) {
      now.close();
    }
  }
}
