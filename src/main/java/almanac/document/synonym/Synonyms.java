package almanac.document.synonym;

import almanac.document.Page;
import almanac.document.journal.Journal;
import almanac.document.text.ContentJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The street words that stand for a term of the knowledge base: one list, replaced as a whole. It
 * holds from a journal entry on, so that every replica changes over; it has no second time, a
 * search of a day long past understands today's words.
 */
@ApplicationScoped
@Transactional
public class Synonyms {
  private static final Comparator<Synonym> BY_WORDS =
      Comparator.comparing(Synonym::street).thenComparing(Synonym::term);

  private final Journal journal;

  Synonyms(Journal journal) {
    this.journal = journal;
  }

  /**
   * Whoever asks for the street word means the term too; not the other way. Neither is empty or
   * holds a control character.
   */
  public record Synonym(String street, String term) {
    public Synonym {
      if (!isWord(street) || !isWord(term)) {
        throw new IllegalArgumentException("no synonym: '%s' => '%s'".formatted(street, term));
      }
    }

    private static boolean isWord(String side) {
      return !side.isBlank() && side.chars().noneMatch(Character::isISOControl);
    }
  }

  /** The list that holds, in the order in which it was published; empty while there is none. */
  public List<Synonym> current() {
    List<Synonym> list = new ArrayList<>();
    newest()
        .ifPresent(row -> {
          for (int i = 0; i < row.streets.size(); i++) {
            list.add(new Synonym(row.streets.get(i), row.terms.get(i)));
          }
        });
    return List.copyOf(list);
  }

  /**
   * Those of the list that holds, by street word and then by term.
   *
   * @param after the one to go on behind, in the list or not; null: from the first
   */
  public Page<Synonym> page(int first, @Nullable Synonym after) {
    List<Synonym> found =
        current().stream()
            .sorted(BY_WORDS)
            .dropWhile(s -> after != null && BY_WORDS.compare(s, after) <= 0)
            .limit(first + 1L)
            .toList();
    return Page.of(found, first);
  }

  /** Publishes a list in place of the one that holds; does nothing if they are equal. */
  public void replace(List<Synonym> list, String actor) {
    change(_ -> list, actor);
  }

  /**
   * Publishes what becomes of the list that holds; does nothing if nothing does.
   *
   * @param change is told the list under the journal's lock, so that no other change comes between
   */
  void change(UnaryOperator<List<Synonym>> change, String actor) {
    Instant at = journal.lock();
    List<Synonym> before = current();
    List<Synonym> list = change.apply(before);
    if (list.equals(before)) {
      return;
    }
    SynonymListRow row = new SynonymListRow();
    row.at = at;
    row.actor = actor;
    row.streets = list.stream().map(Synonym::street).toList();
    row.terms = list.stream().map(Synonym::term).toList();
    row.contentHash = hash(list);
    row.persist();
    journal.append(at, Journal.Action.SYNONYMS, actor);
  }

  private static Optional<SynonymListRow> newest() {
    return SynonymListRow.<SynonymListRow>find("order by id desc").firstResultOptional();
  }

  // Sides hold no control characters, so no two lists are written alike.
  private static String hash(List<Synonym> list) {
    return ContentJson.hash(
        list.stream().map(s -> s.street() + "\t" + s.term() + "\n").collect(Collectors.joining()));
  }
}
