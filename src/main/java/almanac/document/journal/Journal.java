package almanac.document.journal;

import almanac.document.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.Session;

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

  /** What happened: to a version the first three, to no document the others. */
  public enum Action {
    SUBMITTED,
    PUBLISHED,
    WITHDRAWN,
    /** The list of synonyms was replaced. */
    SYNONYMS,
    /** Somebody asked every follower to make its index anew. */
    REBUILD
  }

  /** One change; its sort says whether it happened to a version. */
  public sealed interface Entry {
    /** 1, 2, 3, ... without order ever changing; a cursor. */
    long position();

    /** The instant of the change; entries of one release share it. */
    Instant at();

    Action action();

    String actor();
  }

  /** A change of one version. */
  public record VersionEntry(
      long position, Instant at, Action action, String slug, int number, String actor)
      implements Entry {}

  /** A change of no document. */
  public record GeneralEntry(long position, Instant at, Action action, String actor)
      implements Entry {}

  /** An entry before it has a place: what happened to which version. */
  public record Line(Action action, String slug, int number, String actor) {}

  /** The instant of the last entry; the epoch while the journal is empty. */
  @Transactional
  public Instant head() {
    Instant at =
        database.createQuery("select max(j.at) from JournalRow j", Instant.class).getSingleResult();
    return at == null ? Instant.EPOCH : at;
  }

  /**
   * Where the journal begins and ends; the epoch where there is no such entry.
   *
   * @param origin the instant of the first entry, by which a journal can be told from another one
   * @param head that of the last entry
   * @param rebuild when a rebuild was asked for last: an index made before it is too old
   */
  public record Ends(Instant origin, Instant head, Instant rebuild) {}

  /** Where it begins and ends, in one question: its follower asks at each step. */
  @Transactional
  public Ends ends() {
    // The word stands in the query, for a parameter would not find the index over these entries.
    Tuple ends =
        database
            .unwrap(Session.class)
            .createNativeQuery(
                """
                select (select at from journal order by position limit 1) as origin,
                  (select max(at) from journal) as head,
                  (select max(at) from journal where action = 'REBUILD') as rebuild
                """,
                Tuple.class)
            .addScalar("origin", Instant.class)
            .addScalar("head", Instant.class)
            .addScalar("rebuild", Instant.class)
            .getSingleResult();
    return new Ends(instant(ends, "origin"), instant(ends, "head"), instant(ends, "rebuild"));
  }

  private static Instant instant(Tuple ends, String name) {
    Instant at = ends.get(name, Instant.class);
    return at == null ? Instant.EPOCH : at;
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
    return rows.stream().map(JournalRow::entry).toList();
  }

  /**
   * Where a reader stands in the journal. Named by what he was shown alone: a number of all entries
   * would tell him of those that he may not see.
   */
  public record Place(Instant at, String slug, int number) {
    /** Before all entries. */
    public static final Place START = new Place(Instant.EPOCH, "", 0);

    /** Behind all entries up to an instant. */
    public static Place after(Instant at) {
      return new Place(at.plus(1, ChronoUnit.MICROS), "", 0);
    }
  }

  /** The publications and withdrawals of versions behind a place, in order. */
  @Transactional
  public List<VersionEntry> behind(Place place, int most) {
    return JournalRow.<JournalRow>find(
            "(at > ?1 or (at = ?1 and (slug > ?2 or (slug = ?2 and number > ?3))))"
                + " and action in ?4 order by at, slug, number",
            place.at(),
            place.slug(),
            place.number(),
            List.of(Action.PUBLISHED, Action.WITHDRAWN))
        .page(0, most)
        .stream()
        .map(JournalRow::versionEntry)
        .toList();
  }

  /**
   * Takes the lock until the transaction ends, and tells the instant that its entries will bear.
   */
  public Instant lock() {
    database
        .createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)", String.class)
        .setParameter(1, LOCK)
        .getSingleResult();
    return later(head());
  }

  /** The instant for the next change after one at {@code last}. */
  public Instant later(Instant last) {
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
  public void append(List<Instant> instants, List<List<Line>> releases) {
    long position = lastPosition();
    for (int i = 0; i < instants.size(); i++) {
      for (Line line : releases.get(i)) {
        JournalRow row = JournalRow.of(++position, instants.get(i), line.action(), line.actor());
        row.slug = line.slug();
        row.number = line.number();
        row.persist();
      }
    }
    signal.send(database);
  }

  /**
   * Appends an entry of no document.
   *
   * @param at what {@link #lock} gave
   */
  public void append(Instant at, Action action, String actor) {
    JournalRow.of(lastPosition() + 1, at, action, actor).persist();
    signal.send(database);
  }

  /** Asks every follower, on all replicas, to make its index anew. */
  @Transactional
  public void requestRebuild(String actor) {
    append(lock(), Action.REBUILD, actor);
  }

  /**
   * Waits for a change that another transaction commits, on any replica; at most so long.
   *
   * @param known what this method answered the caller last, so that he misses none that came while
   *     he did not wait; 0 at first
   */
  public long awaitChange(long known, Duration atMost) {
    return signal.await(known, atMost);
  }

  private long lastPosition() {
    Long last =
        database
            .createQuery("select max(j.position) from JournalRow j", Long.class)
            .getSingleResult();
    return last == null ? 0 : last;
  }
}
