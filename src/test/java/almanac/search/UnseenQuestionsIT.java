package almanac.search;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.FolderEntries;
import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.State;
import almanac.document.workflow.Role;
import almanac.search.IndexEntry.IndexedClause;
import almanac.search.lucene.OpenedIndex;
import almanac.search.lucene.PlainBm25;
import almanac.testing.Folders;
import almanac.testing.GeneratedContent;
import almanac.testing.Relevance;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What callers ask in their own words, which no text holds: the asked-as lines of the content, with
 * all of them left out of the index, so that each stands for a question that no editor thought of.
 * Beside it a search that only counts words, on the same texts; and the same questions over texts
 * in traditional characters.
 */
class UnseenQuestionsIT {
  private static final Path CONTENT = Path.of("kb-content");
  private static final int VERSIONS = 12_800; // of about 5,100 documents
  private static final int STEP = 2_000;
  private static final int LOOKED_AT = 10;
  private static final double BETTER = 1.08;
  private static final double NO_LOSS = 0.99;
  private static final Instant HORIZON = Instant.parse("2026-11-22T04:00:00Z");

  private interface Answers {
    List<String> to(String question) throws IOException;
  }

  @Test
  void questions_thatNoTextHolds_areAnsweredBetterThanByCountingWords() throws IOException {
    List<IndexEntry> entries = new ArrayList<>();
    FolderEntries.read(CONTENT, entries::addAll);
    Map<String, Set<String>> questions = questions(entries);
    Path distractors = Folders.fresh("unseen-distractors");
    GeneratedContent.write(distractors, VERSIONS, 20261122);
    FolderEntries.read(distractors, entries::addAll);
    Folders.delete(distractors);
    Transliterator traditional = Transliterator.getInstance("Simplified-Traditional");

    Gain ours = search(written(entries, UnaryOperator.identity()), questions);
    Gain plain = plain(written(entries, UnaryOperator.identity()), questions);
    Gain overTraditional = search(written(entries, traditional::transliterate), questions);
    System.out.printf(
        Locale.ROOT,
        "%d unseen questions: %s; BM25 on characters and bigrams %s; %.3f times as good; over"
            + " traditional texts %s%n",
        questions.size(),
        ours,
        plain,
        ours.mean() / plain.mean(),
        overTraditional);

    assertThat(ours.mean()).isGreaterThanOrEqualTo(plain.mean() * BETTER);
    assertThat(overTraditional.mean()).isGreaterThanOrEqualTo(ours.mean() * NO_LOSS);
  }

  /** Each line and the documents that answer it. */
  private static Map<String, Set<String>> questions(List<IndexEntry> entries) {
    Map<String, Set<String>> questions = new TreeMap<>();
    for (IndexEntry entry : entries) {
      if (answersToday(entry, Set.of(State.IN_FORCE))) {
        entry
            .askedAs()
            .forEach(
                line -> questions.computeIfAbsent(line, _ -> new TreeSet<>()).add(entry.slug()));
      }
    }
    return questions;
  }

  private static boolean answersToday(IndexEntry entry, Set<State> states) {
    Rectangle rectangle = entry.rectangle();
    return rectangle.knownUntil() == null
        && states.contains(rectangle.segment().state())
        && rectangle.segment().contains(Relevance.TODAY);
  }

  private static Gain search(List<IndexEntry> entries, Map<String, Set<String>> questions)
      throws IOException {
    Path folder = Folders.fresh("unseen");
    try (OpenedIndex opened = new OpenedIndex(folder)) {
      SearchIndex index = opened.index();
      for (int i = 0; i < entries.size(); i += STEP) {
        assertThat(index.apply(entries.subList(i, Math.min(entries.size(), i + STEP)))).isEmpty();
      }
      index.advance(new IndexState(Instant.EPOCH, HORIZON, Instant.EPOCH, new TreeSet<>()));
      Search search = SearchOn.index(index, CONTENT);
      return Gain.of(questions, question -> slugs(search, question));
    } finally {
      Folders.delete(folder);
    }
  }

  private static List<String> slugs(Search search, String question) {
    SearchRequest request =
        new SearchRequest(
            SearchRequest.query(question),
            DocumentFilter.ALL,
            new Viewer("reader", Set.of(), Set.of(Role.AUDITOR)),
            Relevance.TODAY,
            null,
            LOOKED_AT,
            null);
    return search.find(request).edges().stream().map(edge -> edge.hit().slug()).toList();
  }

  private static Gain plain(List<IndexEntry> entries, Map<String, Set<String>> questions)
      throws IOException {
    try (PlainBm25 plain = new PlainBm25()) {
      for (IndexEntry entry : entries) {
        if (answersToday(entry, EnumSet.of(State.IN_FORCE, State.LAPSED))) {
          plain.add(entry.slug(), entry.texts());
        }
      }
      plain.commit();
      return Gain.of(questions, question -> plain.find(question, LOOKED_AT));
    }
  }

  /**
   * nDCG@10, each document that lists a question of gain one (Järvelin and Kekäläinen, Cumulated
   * gain-based evaluation of IR techniques, 2002).
   *
   * @param missed questions of which no document is among ten
   */
  private record Gain(double mean, int missed) {
    static Gain of(Map<String, Set<String>> questions, Answers answers) throws IOException {
      double sum = 0;
      int missed = 0;
      for (Map.Entry<String, Set<String>> question : questions.entrySet()) {
        double gained = 0;
        double ideal = 0;
        List<String> found = answers.to(question.getKey());
        for (int i = 0; i < LOOKED_AT; i++) {
          double discounted = Math.log(2) / Math.log(i + 2);
          gained += i < found.size() && question.getValue().contains(found.get(i)) ? discounted : 0;
          ideal += i < question.getValue().size() ? discounted : 0;
        }
        sum += gained / ideal;
        missed += gained == 0 ? 1 : 0;
      }
      return new Gain(sum / questions.size(), missed);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "nDCG@10 %.3f, %d missed", mean, missed);
    }
  }

  /**
   * Without the asked-as lines, and in another script; and with no review, for those that are
   * overdue weigh less, and most generated ones are.
   */
  private static List<IndexEntry> written(List<IndexEntry> entries, UnaryOperator<String> script) {
    return entries.stream().map(entry -> written(entry, script)).toList();
  }

  private static IndexEntry written(IndexEntry entry, UnaryOperator<String> script) {
    return new IndexEntry(
        entry.slug(),
        entry.kind(),
        entry.rectangle(),
        entry.audience(),
        script.apply(entry.title()),
        entry.aliases().stream().map(script).toList(),
        entry.heardAs().stream().map(script).toList(),
        List.of(),
        script.apply(entry.summary()),
        entry.clauses().stream()
            .map(clause ->
                new IndexedClause(
                    clause.id(), script.apply(clause.heading()), script.apply(clause.text())))
            .toList(),
        entry.effective(),
        null,
        entry.sample(),
        entry.owner(),
        entry.products(),
        entry.regions(),
        entry.tags(),
        script.apply(entry.number()),
        entry.besides().stream().map(script).toList(),
        entry.authorities(),
        entry.past());
  }
}
