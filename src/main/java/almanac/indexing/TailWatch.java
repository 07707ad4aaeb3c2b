package almanac.indexing;

import almanac.document.Documents;
import almanac.document.journal.Journal;
import almanac.document.synonym.Synonyms;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.search.Engine;
import almanac.search.IndexState;
import almanac.search.Vocabulary;
import almanac.search.Withheld;
import almanac.search.analysis.Synonyms.Line;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks, on every replica and with a thread of its own, at what the journal holds beyond the index:
 * what search must withhold until the index has come to it, the synonyms that hold, and for how
 * long something has been waiting. So a withdrawal is obeyed whoever keeps the index, and however
 * far behind he is.
 */
@ApplicationScoped
class TailWatch {
  private static final Logger LOG = Logger.getLogger(TailWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Journal journal;
  private final Documents documents;
  private final Synonyms synonyms;
  private final Engine engine;
  private final Withheld withheld;
  private final Vocabulary vocabulary;
  private final boolean watch;
  private volatile @Nullable Turns turns;
  private long heard;
  private Instant headOfSynonyms = Instant.MIN;
  private List<Synonym> list = List.of();
  private volatile Seen seen = new Seen(IndexState.EMPTY, null);

  @Inject
  TailWatch(
      Journal journal,
      Documents documents,
      Synonyms synonyms,
      Engine engine,
      Withheld withheld,
      Vocabulary vocabulary,
      @ConfigProperty(name = "almanac.indexing.watch") boolean watch) {
    this.journal = journal;
    this.documents = documents;
    this.synonyms = synonyms;
    this.engine = engine;
    this.withheld = withheld;
    this.vocabulary = vocabulary;
    this.watch = watch;
  }

  /**
   * What the last look saw.
   *
   * @param waiting the instant of the first entry that the index has not come to; null: there is
   *     none
   */
  record Seen(IndexState state, @Nullable Instant waiting) {}

  void start(@Observes StartupEvent event) {
    if (!watch) {
      return;
    }
    try {
      look(); // before the first question comes
    } catch (RuntimeException e) {
      LOG.debug("The first look failed; the thread will say so if the next one does", e);
    }
    Turns fresh = new Turns("watch on the journal", this::look, this::rest, LOOK);
    turns = fresh;
    fresh.begin();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    @Nullable Turns ended = turns;
    if (ended != null) {
      ended.end();
    }
  }

  Seen seen() {
    return seen;
  }

  /** Whether the last look went well; else withdrawals may go unnoticed. */
  boolean watching() {
    @Nullable Turns now = turns;
    return now != null && now.working();
  }

  /** As {@link IndexFollower#sound}. */
  boolean sound() {
    @Nullable Turns now = turns;
    return now == null || now.sound();
  }

  private boolean look() {
    Instant head = journal.head();
    learn(head);
    // First the state: for one that the index has come to meanwhile this withholds too much, which
    // hurts nobody; the other way a withdrawn text would flash up.
    IndexState state = engine.index().state();
    withheld.use(state.horizon(), documents.withheld(state.horizon()));
    @Nullable Instant waiting = null;
    if (head.isAfter(state.horizon())) {
      List<Journal.Entry> next = journal.after(state.horizon(), 1);
      waiting = next.isEmpty() ? null : next.getFirst().at();
    }
    seen = new Seen(state, waiting);
    return false;
  }

  private void learn(Instant head) {
    if (head.equals(headOfSynonyms)) {
      return;
    }
    List<Synonym> current = synonyms.current();
    if (!current.equals(list)) {
      vocabulary.use(
          almanac.search.analysis.Synonyms.of(
              current.stream().map(s -> new Line(s.street(), s.term())).toList()));
      LOG.infof("Queries go by %d synonyms", current.size());
    }
    list = current;
    headOfSynonyms = head;
  }

  private void rest() {
    heard = journal.awaitChange(heard, LOOK);
  }
}
