package almanac.search.lucene;

import almanac.document.DocumentException.Unavailable;
import almanac.search.IndexEntry;
import almanac.search.SearchHit;
import almanac.search.SearchIndex;
import almanac.search.SearchRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.IOUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The index in the data folder. One writer, many readers; what is half applied is not searchable
 * until {@link #advance}. A writer that failed (a full disk, say) is opened again at the next try.
 */
@ApplicationScoped
public class LuceneIndex implements SearchIndex {
  private static final Logger LOG = Logger.getLogger(LuceneIndex.class);

  /** Changed whenever fields or analysis change: the index of another format is not opened. */
  static final String FORMAT = "2";

  private static final String HORIZON = "horizon";
  private static final String ORIGIN = "origin";
  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.SLUG, SortField.Type.STRING));

  private final Path folder;
  private volatile @Nullable Open open;
  private volatile Instant horizon = Instant.EPOCH;
  private volatile Instant origin = Instant.EPOCH;

  @Inject
  LuceneIndex(@ConfigProperty(name = "almanac.data-dir", defaultValue = "data") Path dataDir) {
    this(dataDir.resolve("index"), FORMAT);
  }

  LuceneIndex(Path parent, String format) {
    this.folder = parent.resolve("lucene-" + format);
  }

  private record Open(Directory directory, IndexWriter writer, SearcherManager searchers) {}

  @Override
  public List<SearchHit> find(SearchRequest request, Instant knownAt, int size) {
    return searching(searcher -> {
      var query = Queries.of(request, knownAt, searcher.getIndexReader());
      var best = searcher.search(query, new TopFieldCollectorManager(BEST_FIRST, size, 1));
      StoredFields stored = searcher.storedFields();
      List<SearchHit> hits = new ArrayList<>(best.scoreDocs.length);
      for (ScoreDoc hit : best.scoreDocs) {
        Document document = stored.document(hit.doc);
        hits.add(Fields.read(document));
      }
      return hits;
    });
  }

  @Override
  public int count(SearchRequest request, Instant knownAt) {
    return searching(s -> s.count(Queries.of(request, knownAt, s.getIndexReader())));
  }

  private interface Work<T> {
    T with(IndexSearcher searcher) throws IOException;
  }

  private <T> T searching(Work<T> work) {
    try {
      SearcherManager searchers = open().searchers();
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.with(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | AlreadyClosedException e) {
      throw new Unavailable("The search index cannot be read at the moment.", e);
    }
  }

  @Override
  public synchronized void apply(List<IndexEntry> entries) {
    writing(writer -> {
      AnalysedTexts analysed = new AnalysedTexts();
      for (IndexEntry entry : entries) {
        writer.updateDocument(new Term(Fields.ID, entry.id()), Fields.write(entry, analysed));
      }
    });
  }

  @Override
  public synchronized void advance(Instant journalOrigin, Instant to) {
    writing(writer -> {
      Map<String, String> data = Map.of(ORIGIN, text(journalOrigin), HORIZON, text(to));
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
      open().searchers().maybeRefreshBlocking();
    });
    origin = journalOrigin;
    horizon = to;
  }

  @Override
  public synchronized void clear() {
    writing(IndexWriter::deleteAll);
    advance(Instant.EPOCH, Instant.EPOCH);
  }

  private static String text(Instant instant) {
    return Long.toString(IndexEntry.micros(instant));
  }

  private interface Change {
    void with(IndexWriter writer) throws IOException;
  }

  private void writing(Change change) {
    try {
      change.with(open().writer());
    } catch (IOException | AlreadyClosedException e) {
      // Half a change may be in the writer. Without it the index is what the last commit left.
      close();
      throw new Unavailable("The search index cannot be written at the moment.", e);
    }
  }

  @Override
  public Instant origin() {
    horizon();
    return origin;
  }

  @Override
  public Instant horizon() {
    try {
      open();
      return horizon;
    } catch (IOException e) {
      throw new Unavailable("The search index cannot be opened.", e);
    }
  }

  private Open open() throws IOException {
    @Nullable Open now = open;
    return now != null ? now : openAnew();
  }

  private synchronized Open openAnew() throws IOException {
    @Nullable Open other = open;
    if (other != null) {
      return other;
    }
    Open fresh;
    try {
      fresh = openFolder();
    } catch (org.apache.lucene.index.CorruptIndexException
        | org.apache.lucene.index.IndexFormatTooOldException
        | org.apache.lucene.index.IndexFormatTooNewException e) {
      LOG.warnf("The search index in %s cannot be read and is made again: %s", folder, e);
      IOUtils.rm(folder);
      fresh = openFolder();
    }
    horizon = committed(fresh.writer(), HORIZON);
    origin = committed(fresh.writer(), ORIGIN);
    open = fresh;
    return fresh;
  }

  private Open openFolder() throws IOException {
    // Memory mapping is the faster way to read on the JVM; a native executable lacks what it needs.
    boolean isNative = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    Directory directory = isNative ? new NIOFSDirectory(folder) : FSDirectory.open(folder);
    @Nullable IndexWriter writer = null;
    try {
      IndexWriterConfig config = new IndexWriterConfig();
      config.setCommitOnClose(false);
      writer = new IndexWriter(directory, config);
      return new Open(directory, writer, new SearcherManager(writer, new SearcherFactory()));
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(writer, directory);
      throw e;
    }
  }

  private static Instant committed(IndexWriter writer, String key) {
    @Nullable Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().equals(key)) {
          return Instant.EPOCH.plus(Long.parseLong(entry.getValue()), ChronoUnit.MICROS);
        }
      }
    }
    return Instant.EPOCH;
  }

  @PreDestroy
  synchronized void close() {
    @Nullable Open now = open;
    open = null;
    if (now != null) {
      // Without a commit: only advance makes durable, so that horizon and content agree.
      IOUtils.closeWhileHandlingException(now.searchers(), now.writer(), now.directory());
    }
  }
}
