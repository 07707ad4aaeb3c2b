package almanac.search.lucene;

import almanac.search.IndexEntry;
import almanac.search.IndexState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One index on the disk, open: a writer and those who search. What it remembers of itself lies in
 * its commits, so that content and state always agree.
 */
final class OpenGeneration implements Closeable {
  private static final Logger LOG = Logger.getLogger(OpenGeneration.class);
  private static final String HORIZON = "horizon";
  private static final String ORIGIN = "origin";
  private static final String REBUILT = "rebuilt";
  private static final String STUCK = "stuck";

  // Deleted entries count when a word's rareness is judged, until they are merged away; so that
  // hits stand in the same order on all engines, they are few.
  private static final double MOST_DELETED = 1;

  final Path folder;
  final IndexWriter writer;
  final SearcherManager searchers;
  private final Directory directory;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private OpenGeneration(
      Path folder, Directory directory, IndexWriter writer, SearcherManager searchers) {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /** Opens the index in a folder, or begins one. */
  static OpenGeneration of(Path folder) throws IOException {
    // Memory mapping is the faster way to read on the JVM; a native executable lacks what it needs.
    boolean isNative = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    Directory directory = isNative ? new NIOFSDirectory(folder) : FSDirectory.open(folder);
    @Nullable IndexWriter writer = null;
    try {
      IndexWriterConfig config = new IndexWriterConfig();
      config.setCommitOnClose(false);
      // Nobody waits for a merge: by default a refresh, and a commit, does so for half a second.
      config.setMaxFullFlushMergeWaitMillis(0);
      TieredMergePolicy merges = new TieredMergePolicy();
      merges.setDeletesPctAllowed(5);
      merges.setForceMergeDeletesPctAllowed(MOST_DELETED);
      config.setMergePolicy(merges);
      writer = new IndexWriter(directory, config);
      return new OpenGeneration(
          folder, directory, writer, new SearcherManager(writer, new SearcherFactory()));
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(writer, directory);
      throw e;
    }
  }

  /** As {@link almanac.search.SearchIndex#apply}. */
  Set<String> write(List<IndexEntry> entries) throws IOException {
    Set<String> refused = new HashSet<>();
    AnalysedTexts analysed = new AnalysedTexts();
    for (IndexEntry entry : entries) {
      try {
        writer.updateDocument(
            new Term(Fields.ID, entry.id()), Fields.write(entry, analysed.of(entry)));
      } catch (IllegalArgumentException e) {
        if (told.add(entry.id())) { // it is tried again and again
          LOG.warnf("The index does not take %s: %s", entry.id(), e.getMessage());
        }
        refused.add(entry.slug());
      }
    }
    return refused;
  }

  /** Makes what was written durable, together with the state, and then searchable. */
  void commit(IndexState state) throws IOException {
    Map<String, String> data = new HashMap<>();
    data.put(ORIGIN, text(state.origin()));
    data.put(HORIZON, text(state.horizon()));
    data.put(REBUILT, text(state.rebuilt()));
    data.put(STUCK, String.join(" ", state.stuck()));
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  /** As {@link almanac.search.SearchIndex#tidy}. */
  boolean tidy() throws IOException {
    writer.forceMergeDeletes(false);
    if (!writer.getMergingSegments().isEmpty()) {
      return true;
    }
    writer.commit(); // what was merged need not be written to the disk by the next publication
    searchers.maybeRefreshBlocking();
    return false;
  }

  /** What the last commit says; null if there was none that says anything. */
  @Nullable IndexState state() {
    @Nullable Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    Map<String, String> data = new HashMap<>();
    if (committed != null) {
      committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    if (!data.keySet().containsAll(Set.of(ORIGIN, HORIZON, REBUILT, STUCK))) {
      return null;
    }
    String stuck = data.getOrDefault(STUCK, "");
    return new IndexState(
        instant(data.get(ORIGIN)),
        instant(data.get(HORIZON)),
        instant(data.get(REBUILT)),
        new TreeSet<>(stuck.isEmpty() ? List.of() : Arrays.asList(stuck.split(" ", -1))));
  }

  private static String text(Instant instant) {
    return Long.toString(IndexEntry.micros(instant));
  }

  private static Instant instant(@Nullable String micros) {
    return Instant.EPOCH.plus(Long.parseLong(String.valueOf(micros)), ChronoUnit.MICROS);
  }

  // Without a commit: only commit makes durable, so that state and content agree.
  @Override
  public void close() {
    IOUtils.closeWhileHandlingException(searchers, writer, directory);
  }
}
