package almanac.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import almanac.search.IndexEntry;
import almanac.search.IndexState;
import almanac.search.SampleEntry;
import almanac.search.SearchIndex;
import almanac.search.SearchIndexContract;
import almanac.search.Tidying;
import almanac.testing.engine.EngineServer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The engine outside the process keeps the promises of the port, whoever makes the server. */
abstract class ClusterContract extends SearchIndexContract {
  private @Nullable OpenedCluster opened;

  abstract EngineServer server();

  /** By how much its scores are greater than plain BM25. */
  abstract float scoreFactor();

  @Test
  void scores_areToldByHowMuchTheyAreGreater() {
    SearchIndex index = openFresh();
    index.apply(List.of(SampleEntry.of("waiver", "减免").entry()));
    index.advance(IndexState.EMPTY);
    assertThat(Objects.requireNonNull(opened).scoreFactor())
        .isEqualTo(scoreFactor(), within(0.01f));
  }

  @Test
  void whatWasOverwritten_isMergedAway() {
    SearchIndex index = openFresh();
    List<IndexEntry> all =
        IntStream.range(0, 100).mapToObj(i -> SampleEntry.of("s-" + i, "减免").entry()).toList();
    index.apply(all);
    index.advance(IndexState.EMPTY);
    index.apply(all.subList(0, 50));
    index.advance(IndexState.EMPTY);
    OpenedCluster cluster = Objects.requireNonNull(opened);
    assertThat(cluster.overwritten()).isGreaterThanOrEqualTo(50);
    Tidying.finish(index);
    assertThat(cluster.overwritten()).isLessThanOrEqualTo(1);
  }

  @Override
  protected SearchIndex openFresh() {
    OpenedCluster now = new OpenedCluster(server(), "contract");
    opened = now;
    return now.index();
  }

  @Override
  protected SearchIndex openAgain() {
    if (opened != null) {
      opened.disconnect();
    }
    return openFresh();
  }

  @Override
  protected void remove() {
    if (opened != null) {
      opened.close();
    }
  }
}
