package almanac.search;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.FolderEntries;
import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.search.IndexEntry.IndexedClause;
import almanac.search.RelevanceTable.Answer;
import almanac.search.lucene.OpenedIndex;
import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.Relevance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Texts of the past lie in the same index; they must not bend what is found of today's. */
class HistoryRankingIT {
  private static final Path CONTENT = Path.of("kb-content");
  private static final int DISTRACTORS = 1_000;
  private static final int HISTORICAL = 10;
  private static final LocalDate LONG_AGO = LocalDate.of(1990, 1, 1);
  private static final Instant HORIZON = Instant.parse("2026-11-22T04:00:00Z");

  @Test
  void tenHistoricalVersionsOfEachDocument_changeTheFirstFiveOfFewQueries() throws IOException {
    List<Relevance> queries = new ArrayList<>(Relevance.tuning());
    queries.addAll(Relevance.reported());
    List<List<String>> without = firstFive(queries, false);
    List<List<String>> with = firstFive(queries, true);

    List<String> changed = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      if (!without.get(i).equals(with.get(i))) {
        changed.add(queries.get(i).query() + ": " + without.get(i) + " became " + with.get(i));
      }
    }
    System.out.printf(
        "history: the first five of %d of %d queries change%n%s%n",
        changed.size(), queries.size(), String.join("\n", changed));
    assertThat(changed.size()).isLessThanOrEqualTo(queries.size() * 5 / 100);
  }

  private static List<List<String>> firstFive(List<Relevance> queries, boolean history)
      throws IOException {
    Path folder = Folders.fresh("history");
    Path generated = Folders.fresh("history-content");
    GeneratedContent.write(generated, DISTRACTORS, 3);
    try (OpenedIndex opened = new OpenedIndex(folder)) {
      SearchIndex index = opened.index();
      for (Path content : List.of(CONTENT, generated)) {
        FolderEntries.read(content, entries -> index.apply(history ? aged(entries) : entries));
      }
      index.advance(new IndexState(Instant.EPOCH, HORIZON, Instant.EPOCH, new TreeSet<>()));
      return RelevanceTable.of(SearchOn.index(index, CONTENT), queries).answers().stream()
          .map(Answer::found)
          .map(found -> found.subList(0, Math.min(5, found.size())))
          .toList();
    } finally {
      Folders.delete(folder);
      Folders.delete(generated);
    }
  }

  // Each has the text of a real version but for a clause that was not there yet, and other numbers.
  private static List<IndexEntry> aged(List<IndexEntry> entries) {
    List<IndexEntry> all = new ArrayList<>(entries);
    IndexEntry text = entries.getLast();
    for (int i = 0; i < HISTORICAL; i++) {
      List<IndexedClause> clauses = new ArrayList<>();
      for (int c = 0; c < text.clauses().size(); c++) {
        IndexedClause clause = text.clauses().get(c);
        if (c != i % text.clauses().size()) {
          clauses.add(
              new IndexedClause(
                  clause.id(), clause.heading(), clause.text().replaceAll("\\d", "" + i % 10)));
        }
      }
      LocalDate from = LONG_AGO.plusYears(i);
      Segment segment = new Segment(100 + i, State.IN_FORCE, from, from.plusYears(1));
      all.add(
          new IndexEntry(
              text.slug(),
              text.kind(),
              new Rectangle(segment, text.rectangle().knownFrom(), null),
              text.audience(),
              text.title(),
              text.aliases(),
              text.heardAs(),
              text.askedAs(),
              text.summary(),
              clauses,
              text.effective(),
              text.reviewBy(),
              text.sample(),
              text.owner(),
              text.products(),
              text.regions(),
              text.tags(),
              text.number(),
              text.besides(),
              text.authorities(),
              true));
    }
    return all;
  }
}
