package almanac.search;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.FolderEntries;
import almanac.search.RelevanceTable.Answer;
import almanac.search.plan.MatchKind;
import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.Relevance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What agents ask of the content of this repository among 5,000 documents that nobody wrote, on
 * whichever engine. It prints how well each class of queries is answered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RelevanceContract {
  private static final Path CONTENT = Path.of("kb-content");
  private static final int VERSIONS = 12_800; // of about 5,100 documents
  private static final int STEP = 2_000;
  private static final Instant HORIZON = Instant.parse("2026-11-22T04:00:00Z");
  private static final Set<MatchKind> BY_SOUND = EnumSet.of(MatchKind.PINYIN, MatchKind.INITIALS);

  /** An empty index. */
  abstract SearchIndex index();

  private Search search() throws IOException {
    SearchIndex index = index();
    Path distractors = Folders.fresh("distractors");
    GeneratedContent.write(distractors, VERSIONS, 20261122);
    fill(index, CONTENT);
    int documents = fill(index, distractors);
    Folders.delete(distractors);
    assertThat(documents).isGreaterThanOrEqualTo(5_000);
    index.advance(new IndexState(Instant.EPOCH, HORIZON, Instant.EPOCH, new TreeSet<>()));
    return SearchOn.index(index, CONTENT);
  }

  private static int fill(SearchIndex index, Path folder) {
    List<IndexEntry> step = new ArrayList<>();
    Set<String> slugs = new TreeSet<>();
    FolderEntries.read(
        folder,
        entries -> {
          step.addAll(entries);
          slugs.add(entries.getFirst().slug());
          if (step.size() >= STEP) {
            assertThat(index.apply(step)).isEmpty();
            step.clear();
          }
        });
    assertThat(index.apply(step)).isEmpty();
    return slugs.size();
  }

  @Test
  void queriesOfAgents_findTheirDocuments_amongFiveThousandOthers() throws IOException {
    Search search = search();
    RelevanceTable tuning = RelevanceTable.of(search, Relevance.tuning());
    RelevanceTable reported = RelevanceTable.of(search, Relevance.reported());
    RelevanceTable asked = RelevanceTable.of(search, asked());
    System.out.printf(
        "relevance, tuning half%n%s%nrelevance, reported half%n%s%nrelevance, with words around%n%s%n",
        tuning, reported, asked);

    for (RelevanceTable table : List.of(tuning, reported, asked)) {
      assertThat(table.hitAt5()).isGreaterThanOrEqualTo(0.95);
      assertThat(table.reciprocalRank()).isGreaterThanOrEqualTo(0.85);
      assertThat(table.answers()).allSatisfy(RelevanceContract::bestTierFirst);
    }
  }

  // Whatever is typed, with words around it as people say them.
  private static List<Relevance> asked() {
    return Stream.concat(Relevance.tuning().stream(), Relevance.reported().stream())
        .filter(query -> !query.kind().equals("question"))
        .map(query ->
            new Relevance(
                query.kind(), "我想问一下" + query.query() + "是什么", query.asOf(), query.expected()))
        .toList();
  }

  // Whoever holds the words comes before whoever only sounds like them.
  private static void bestTierFirst(Answer answer) {
    int firstBySound = answer.kinds().size();
    int lastByText = -1;
    for (int i = 0; i < answer.kinds().size(); i++) {
      if (BY_SOUND.contains(answer.kinds().get(i))) {
        firstBySound = Math.min(firstBySound, i);
      }
      if (answer.kinds().get(i) == MatchKind.TEXT) {
        lastByText = i;
      }
    }
    assertThat(lastByText).as(answer.query().query()).isLessThan(firstBySound);
  }
}
