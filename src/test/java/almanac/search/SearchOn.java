package almanac.search;

import almanac.content.SynonymLines;
import almanac.search.Scope.Overdue;
import almanac.search.analysis.Synonyms;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** The door for questions on an index of one's own, for tests without the framework. */
public final class SearchOn {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private SearchOn() {}

  /** With no synonyms. */
  public static Search index(SearchIndex index) {
    return new Search(() -> index, new Vocabulary(), nothing(), Overdue.FLAG, () -> TODAY);
  }

  /** With the synonyms of a folder. */
  public static Search index(SearchIndex index, Path folder) {
    Vocabulary vocabulary = new Vocabulary();
    vocabulary.use(Synonyms.of(SynonymLines.of(folder)));
    return new Search(() -> index, vocabulary, nothing(), Overdue.FLAG, () -> TODAY);
  }

  private static Withheld nothing() {
    Withheld withheld = new Withheld();
    withheld.use(Instant.EPOCH, Set.of());
    return withheld;
  }
}
