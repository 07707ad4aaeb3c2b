package almanac.document.synonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Action;
import almanac.document.journal.Journal.GeneralEntry;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of no document: the list of synonyms, and rebuilds. Nothing of it is committed. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class SynonymsIT {
  private static final List<Synonym> LIST =
      List.of(new Synonym("停息挂账", "个性化分期"), new Synonym("停息挂账", "利息减免"), new Synonym("滞纳金", "违约金"));

  @Inject Synonyms synonyms;
  @Inject Journal journal;
  @Inject EntityManager database;

  @Test
  @TestTransaction
  void list_isKeptInItsOrder_andTheJournalTellsWhoReplacedIt() {
    synonyms.replace(List.of(new Synonym("另", "外")), "someone");
    Instant before = journal.head();
    synonyms.replace(LIST, "tester");

    assertThat(synonyms.current()).isEqualTo(LIST);
    assertThat(journal.after(before, 10))
        .singleElement()
        .isInstanceOfSatisfying(
            GeneralEntry.class,
            e -> {
              assertThat(e.action()).isEqualTo(Action.SYNONYMS);
              assertThat(e.actor()).isEqualTo("tester");
              assertThat(e.at()).isAfter(before).isEqualTo(journal.head());
            });
  }

  @Test
  @TestTransaction
  void equalList_writesNothing_otherOrderOrNoneDoes() {
    synonyms.replace(LIST, "tester");
    Instant head = journal.head();
    synonyms.replace(List.copyOf(LIST), "other");
    assertThat(journal.head()).isEqualTo(head);

    synonyms.replace(LIST.reversed(), "other");
    assertThat(journal.head()).isAfter(head);
    assertThat(synonyms.current()).isEqualTo(LIST.reversed());
    synonyms.replace(List.of(), "other");
    assertThat(synonyms.current()).isEmpty();
  }

  @Test
  void sideThatIsNoWord_makesNoSynonym() {
    for (String side : List.of("", " ", "a\tb", "a\n")) {
      assertThatThrownBy(() -> new Synonym(side, "x")).hasMessageStartingWith("no synonym");
      assertThatThrownBy(() -> new Synonym("x", side)).hasMessageStartingWith("no synonym");
    }
  }

  @Test
  @TestTransaction
  void rebuild_isTheLastOneAskedFor() {
    journal.requestRebuild("tester");
    Instant first = journal.head();
    assertThat(journal.ends().rebuild()).isEqualTo(first);
    synonyms.replace(List.of(new Synonym("另", "外")), "tester");
    synonyms.replace(List.of(new Synonym("外", "另")), "tester");
    assertThat(journal.ends().rebuild()).isEqualTo(first).isBefore(journal.head());
    journal.requestRebuild("tester");
    assertThat(journal.ends().rebuild()).isAfter(first).isEqualTo(journal.head());
  }

  @Test
  @TestTransaction
  void entryOfNoDocument_cannotNameOne_norAnEntryOfAVersionNone() {
    Instant at = journal.lock();
    assertThatThrownBy(
            () -> {
              journal.append(at, Action.PUBLISHED, "tester");
              database.flush();
            })
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("journal_version_where_due");
  }

  @Test
  @TestTransaction
  void generalEntries_areNoneOfThePublicChanges() {
    Journal.Place last = new Journal.Place(journal.head(), "zzz", 0);
    journal.requestRebuild("tester");

    assertThat(journal.behind(last, 10)).isEmpty();
  }
}
