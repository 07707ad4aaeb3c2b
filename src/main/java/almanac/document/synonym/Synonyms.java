package almanac.document.synonym;

import almanac.document.journal.Journal;
import almanac.document.text.ContentJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The street words that stand for a term of the knowledge base: one list, replaced as a whole. It
 * holds from a journal entry on, so that every replica changes over; it has no second time, a
 * search of a day long past understands today's words.
 */
@ApplicationScoped
@Transactional
public class Synonyms {
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

  /** Publishes a list in place of the one that holds; does nothing if they are equal. */
  public void replace(List<Synonym> list, String actor) {
    Instant at = journal.lock(); // before looking, so that of two equal lists only one is written
    String hash = hash(list);
    if (newest().map(row -> row.contentHash).orElse(hash(List.of())).equals(hash)) {
      return;
    }
    SynonymListRow row = new SynonymListRow();
    row.at = at;
    row.actor = actor;
    row.streets = list.stream().map(Synonym::street).toList();
    row.terms = list.stream().map(Synonym::term).toList();
    row.contentHash = hash;
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
