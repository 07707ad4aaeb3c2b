package almanac.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.FolderEntries;
import almanac.document.time.Timeline.Rectangle;
import almanac.search.IndexEntry;
import almanac.search.IndexState;
import almanac.search.RelevanceTable;
import almanac.search.RelevanceTable.Answer;
import almanac.search.SearchIndex;
import almanac.search.SearchIndex.Rebuild;
import almanac.search.SearchOn;
import almanac.search.Tidying;
import almanac.search.lucene.OpenedIndex;
import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.Relevance;
import almanac.testing.engine.EngineServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The engine outside the process finds the same texts in the same order as the one inside.
 *
 * <p>What is tolerated: scores are the same but for a factor, so sums may be rounded differently,
 * and nearly equal hits change places. And what an engine has overwritten counts in its scores
 * until it merges it away, which it does when it has been quiet for a while, and does not promise.
 */
class SameRankingIT {
  private static final double REBUILT = 0.99;
  private static final double CHANGED = 0.95;

  private static final Path CONTENT = Path.of("kb-content");
  private static final int GENERATED = 800;
  private static final int CHANGES = 1000;
  private static final int STEP = 50;

  @Test
  void openSearch_ranksAsLucene() throws IOException {
    ranksAsLucene("opensearch", EngineServer.openSearch());
  }

  @Test
  @Tag("elasticsearch")
  void elasticsearch_ranksAsLucene() throws IOException {
    ranksAsLucene("elasticsearch", EngineServer.elasticsearch());
  }

  private static void ranksAsLucene(String name, EngineServer server) throws IOException {
    Path folder = Folders.fresh("ranking");
    GeneratedContent.write(folder.resolve("content"), GENERATED, 7);
    List<IndexEntry> entries = new ArrayList<>();
    FolderEntries.read(CONTENT, entries::addAll);
    FolderEntries.read(folder.resolve("content"), entries::addAll);
    try (OpenedIndex lucene = new OpenedIndex(folder);
        OpenedCluster cluster = new OpenedCluster(server, "ranking")) {
      List<SearchIndex> both = List.of(lucene.index(), cluster.index());
      for (SearchIndex index : both) {
        try (Rebuild rebuild = index.startRebuild()) {
          assertThat(rebuild.add(entries)).isEmpty();
          rebuild.commit(horizon(entries));
        }
      }
      double rebuilt = same(name + " rebuilt", lucene.index(), cluster.index());
      Random random = new Random(11);
      for (int i = 0; i < CHANGES; i += STEP) {
        List<IndexEntry> changed = change(entries, random);
        for (SearchIndex index : both) {
          assertThat(index.apply(changed)).isEmpty();
          index.advance(horizon(entries));
        }
      }
      both.forEach(Tidying::finish);
      double changed = same(name + " changed", lucene.index(), cluster.index());
      assertThat(rebuilt).isGreaterThanOrEqualTo(REBUILT);
      assertThat(changed).isGreaterThanOrEqualTo(CHANGED);
    } finally {
      Folders.delete(folder);
    }
  }

  private static IndexState horizon(List<IndexEntry> entries) {
    Instant last =
        entries.stream()
            .flatMap(e -> Stream.of(e.rectangle().knownFrom()))
            .max(Instant::compareTo)
            .orElseThrow();
    return new IndexState(Instant.EPOCH, last, Instant.EPOCH, new TreeSet<>());
  }

  /** Closes some open rectangles, and opens others there that say what another text says. */
  private static List<IndexEntry> change(List<IndexEntry> entries, Random random) {
    List<IndexEntry> changed = new ArrayList<>();
    Instant now = horizon(entries).horizon().plusSeconds(60);
    TreeSet<Integer> places = new TreeSet<>();
    while (places.size() < STEP) {
      int at = random.nextInt(entries.size());
      if (entries.get(at).rectangle().knownUntil() == null) {
        places.add(at);
      }
    }
    for (int at : places) {
      IndexEntry old = entries.get(at);
      IndexEntry other = entries.get(random.nextInt(entries.size()));
      Rectangle r = old.rectangle();
      IndexEntry closed = with(old, new Rectangle(r.segment(), r.knownFrom(), now), old);
      IndexEntry opened = with(old, new Rectangle(r.segment(), now, null), other);
      entries.set(at, closed);
      entries.add(opened);
      changed.add(closed);
      changed.add(opened);
    }
    return changed;
  }

  private static IndexEntry with(IndexEntry e, Rectangle rectangle, IndexEntry text) {
    return new IndexEntry(
        e.slug(),
        e.kind(),
        rectangle,
        e.audience(),
        e.title(),
        e.aliases(),
        e.heardAs(),
        text.askedAs(),
        text.summary(),
        text.clauses(),
        e.effective(),
        e.reviewBy(),
        e.sample(),
        e.owner(),
        e.products(),
        e.regions(),
        e.tags(),
        e.number(),
        text.besides(),
        e.authorities(),
        e.past());
  }

  /** The share of the queries whose first ten hits are the same, in the same order. */
  private static double same(String when, SearchIndex lucene, SearchIndex cluster) {
    List<Relevance> queries =
        Stream.concat(Relevance.tuning().stream(), Relevance.reported().stream()).toList();
    long start = System.nanoTime();
    List<Answer> expected = RelevanceTable.of(SearchOn.index(lucene, CONTENT), queries).answers();
    long between = System.nanoTime();
    List<Answer> found = RelevanceTable.of(SearchOn.index(cluster, CONTENT), queries).answers();
    long end = System.nanoTime();
    int same = 0;
    for (int i = 0; i < queries.size(); i++) {
      Answer one = expected.get(i);
      Answer other = found.get(i);
      if (one.found().equals(other.found()) && one.kinds().equals(other.kinds())) {
        same++;
      } else {
        System.out.printf(
            "%s: '%s'%n  %s%n  %s%n", when, one.query().query(), told(one), told(other));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d queries answered alike; a query took %.1f ms, with Lucene %.1f ms%n",
        when,
        same,
        queries.size(),
        (end - between) / 1e6 / queries.size(),
        (between - start) / 1e6 / queries.size());
    return (double) same / queries.size();
  }

  private static String told(Answer answer) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < answer.found().size(); i++) {
      told.add(answer.found().get(i) + " " + answer.kinds().get(i));
    }
    return told.toString();
  }
}
