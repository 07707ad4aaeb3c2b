package almanac.document;

import almanac.document.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every change of the truth, in commit order. An entry is appended in the transaction of the change
 * that it tells of, under one lock, so positions and instants rise together on all replicas,
 * whatever their clocks say.
 */
@ApplicationScoped
public class Journal {
  // One number for one lock in the whole database: "almanac" in ASCII.
  private static final long LOCK = 0x616c6d616e6163L;

  private final EntityManager database;
  private final BusinessTime time;
  private final JournalSignal signal;

  Journal(EntityManager database, BusinessTime time, JournalSignal signal) {
    this.database = database;
    this.time = time;
    this.signal = signal;
  }

  /** What happened to a version. */
  public enum Action {
    SUBMITTED,
    PUBLISHED,
    WITHDRAWN
  }

  /**
   * One change.
   *
   * @param position 1, 2, 3, ... without order ever changing; a cursor
   * @param at the instant of the change; entries of one release share it
   */
  public record Entry(
      long position, Instant at, Action action, String slug, int number, String actor) {}

  /** An entry before it has a place. */
  record Line(Action action, String slug, int number, String actor) {}

  /** The instant of the last entry; the epoch while the journal is empty. */
  @Transactional
  public Instant head() {
    Instant at =
        database.createQuery("select max(j.at) from JournalRow j", Instant.class).getSingleResult();
    return at == null ? Instant.EPOCH : at;
  }

  /** The instant of the first entry, by which a journal can be told from another one. */
  @Transactional
  public Instant origin() {
    return JournalRow.<JournalRow>find("order by position")
        .firstResultOptional()
        .map(j -> j.at)
        .orElse(Instant.EPOCH);
  }

  /**
   * The entries later than an instant, in order, at least {@code most} if there are so many; those
   * of one instant are never torn apart.
   */
  @Transactional
  public List<Entry> after(Instant instant, int most) {
    List<JournalRow> rows =
        JournalRow.<JournalRow>find("at > ?1 order by position", instant).page(0, most).list();
    if (rows.size() == most) {
      JournalRow last = rows.getLast();
      rows.addAll(
          JournalRow.list("at = ?1 and position > ?2 order by position", last.at, last.position));
    }
    return rows.stream().map(Journal::entry).toList();
  }

  /**
   * The entries of some actions behind a position, in order.
   *
   * @param after null: from the beginning
   */
  @Transactional
  List<Entry> behind(@Nullable Long after, List<Action> actions, int most) {
    return JournalRow.<JournalRow>find(
            "position > ?1 and action in ?2 order by position", after == null ? 0L : after, actions)
        .page(0, most)
        .stream()
        .map(Journal::entry)
        .toList();
  }

  /**
   * Takes the lock until the transaction ends, and tells the instant that its entries will bear.
   */
  Instant lock() {
    database
        .createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)", String.class)
        .setParameter(1, LOCK)
        .getSingleResult();
    return later(head());
  }

  /** The instant for the next change after one at {@code last}. */
  Instant later(Instant last) {
    Instant next = last.plus(1, ChronoUnit.MICROS);
    Instant now = time.now();
    return now.isAfter(next) ? now : next;
  }

  /**
   * Appends entries.
   *
   * @param instants what {@link #lock} and then {@link #later} gave, one for each release
   * @param releases the lines that share each of these instants
   */
  void append(List<Instant> instants, List<List<Line>> releases) {
    Long last =
        database
            .createQuery("select max(j.position) from JournalRow j", Long.class)
            .getSingleResult();
    long position = last == null ? 0 : last;
    for (int i = 0; i < instants.size(); i++) {
      for (Line line : releases.get(i)) {
        JournalRow row = new JournalRow();
        row.position = ++position;
        row.at = instants.get(i);
        row.action = line.action();
        row.slug = line.slug();
        row.number = line.number();
        row.actor = line.actor();
        row.persist();
      }
    }
    signal.send(database);
  }

  /** Waits for a change that another transaction commits, on any replica; at most so long. */
  public void awaitChange(Duration atMost) {
    signal.await(atMost);
  }

  private static Entry entry(JournalRow row) {
    return new Entry(row.position, row.at, row.action, row.slug, row.number, row.actor);
  }
}
