package almanac.bench;

import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.search.IndexEntry;
import almanac.search.Search;
import almanac.search.SearchIndex;
import almanac.search.SearchOn;
import almanac.search.SearchPage;
import almanac.search.SearchRequest;
import almanac.search.lucene.OpenedIndex;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The search of the program beside raw Lucene, in one process, on one index, one query after the
 * other and turn by turn.
 */
final class SearchRun {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int HITS = 10;
  private static final int MOST_QUERIES = 400;
  private static final int WARM_ROUNDS = 3;
  private static final int ROUNDS = 5;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final Search search;
  private final SearchIndex index;
  private final RawLucene raw;
  private int marked;
  private int same;

  private SearchRun(SearchIndex index, RawLucene raw) {
    this.index = index;
    this.search = SearchOn.index(index);
    this.raw = raw;
  }

  private interface Side {
    void find(String query) throws Exception;
  }

  static void run(Path data, List<String> queries, Report report) throws Exception {
    try (OpenedIndex opened = new OpenedIndex(data);
        RawLucene raw = new RawLucene(OpenedIndex.folder(data))) {
      new SearchRun(opened.index(), raw).compare(queries, report);
    }
  }

  private void compare(List<String> asked, Report report) throws Exception {
    List<String> queries = new ArrayList<>();
    for (String query : asked) {
      List<SearchPage.Edge> ours = ours(query).edges();
      Set<String> slugs = RawLucene.slugs(theirs(query));
      if (ours.size() == HITS && queries.size() < MOST_QUERIES) {
        queries.add(query);
        same += ours.stream().allMatch(e -> slugs.contains(e.hit().slug())) ? 1 : 0;
      }
    }
    for (int i = 0; i < WARM_ROUNDS; i++) {
      for (String query : queries) {
        ours(query);
        theirs(query);
      }
    }
    int size = queries.size() * ROUNDS;
    Times ours = new Times(size);
    Times theirs = new Times(size);
    for (int i = 0; i < size; i++) {
      String query = queries.get(i % queries.size());
      // Who comes first finds cold caches; so they take turns.
      boolean turn = (i / queries.size() + i) % 2 == 0;
      for (int side = 0; side < 2; side++) {
        if (turn == (side == 0)) {
          ours.take(i, this::ours, query);
        } else {
          theirs.take(i, this::theirs, query);
        }
      }
    }
    tell(queries, report, ours, theirs);
  }

  private void tell(List<String> queries, Report report, Times ours, Times theirs) {
    report.title(
        "Search.find beside raw Lucene: %d queries, %d times, %d entries"
            .formatted(queries.size(), ROUNDS, raw.searcher().getIndexReader().numDocs()),
        "side",
        "median ms",
        "p95 ms",
        "mean ms of processor");
    double[] ratios = new double[ours.millis.length];
    Arrays.setAll(ratios, i -> ours.millis[i] / theirs.millis[i]);
    report.row("Search.find", ours.median(), ours.p95(), ours.cpu());
    report.row("raw Lucene", theirs.median(), theirs.p95(), theirs.cpu());
    report.row(
        "ratio",
        ours.median() / theirs.median(),
        ours.p95() / theirs.p95(),
        ours.cpu() / theirs.cpu());
    report.line("");
    report.line(
        "**Ratio of the medians %.2f (bar: 2); median of the paired ratios %.2f.** %d of %d queries found the same %d documents on both sides."
            .formatted(
                ours.median() / theirs.median(),
                Report.quantile(ratios, 0.5),
                same,
                queries.size(),
                HITS));
  }

  private SearchPage ours(String query) {
    SearchPage page =
        search.find(
            new SearchRequest(
                SearchRequest.query(query),
                DocumentFilter.ALL,
                new Viewer(Set.of(), false),
                DAY,
                null,
                HITS,
                null));
    page.edges().forEach(e -> marked += e.highlights().size());
    return page;
  }

  private List<RawLucene.Hit> theirs(String query) throws java.io.IOException {
    List<RawLucene.Hit> hits =
        raw.find(
            SearchRequest.query(query), DAY.toEpochDay(), IndexEntry.micros(index.horizon()), HITS);
    hits.forEach(h -> marked += h.pieces().size());
    return hits;
  }

  private static final class Times {
    private final double[] millis;
    private final double[] cpuMillis;

    Times(int size) {
      millis = new double[size];
      cpuMillis = new double[size];
    }

    void take(int i, Side side, String query) throws Exception {
      long cpu = THREADS.getCurrentThreadCpuTime();
      long from = System.nanoTime();
      side.find(query);
      millis[i] = (System.nanoTime() - from) / 1e6;
      cpuMillis[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
    }

    double median() {
      return Report.quantile(millis.clone(), 0.5);
    }

    double p95() {
      return Report.quantile(millis.clone(), 0.95);
    }

    double cpu() {
      return Arrays.stream(cpuMillis).average().orElse(0);
    }
  }
}
