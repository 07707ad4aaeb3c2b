package almanac.document.shelf;

import almanac.document.Documents;
import almanac.document.Documents.Plane;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Entry;
import almanac.document.journal.Journal.VersionEntry;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Programmes, policies with figures, and special cases that data tell or that forbid to say
 * something: all that rules are worked out from. Who asks is never answered from a state older than
 * the moment that he asks for; while nothing is published the database is not asked at all.
 */
@ApplicationScoped
public class Shelf {
  // Documents read in one step: their texts are in memory twice meanwhile.
  private static final int STEP = 200;

  // Told from the stored form, for to read the texts of everything would take much longer.
  private static final String WITH_RULES =
      """
      select distinct v.slug from version v join version_text t on t.version_id = v.id
      where v.published_at is not null
        and (v.kind = 'RELIEF_PROGRAM'
          or jsonb_exists_any(t.content -> 'details', array['figures', 'when', 'withhold', 'forbidden']))
      order by v.slug
      """;

  private final EntityManager database;
  private final Documents documents;
  private final Journal journal;
  private final ReentrantLock filling = new ReentrantLock();
  private volatile Filled filled = new Filled(Instant.MIN, new TreeMap<>());

  Shelf(EntityManager database, Documents documents, Journal journal) {
    this.database = database;
    this.documents = documents;
    this.journal = journal;
  }

  /** What is on it up to an instant of the journal. */
  record Filled(Instant until, SortedMap<String, Plane> planes) {}

  /**
   * What stood on the shelf at a moment, as a viewer may read it.
   *
   * @param knownAt no later than the journal's head
   */
  public Stock at(Instant knownAt, Viewer viewer) {
    Filled now = filled;
    // As nearly always, and then it takes no transaction.
    boolean there = !now.until().isBefore(knownAt);
    return new Stock((there ? now : filledUntil(knownAt)).planes(), knownAt, viewer);
  }

  @Transactional
  Filled filledUntil(Instant knownAt) {
    filling.lock();
    try {
      if (filled.until().isBefore(knownAt)) {
        filled = filled.until().equals(Instant.MIN) ? filledAnew() : caughtUp(filled);
      }
      return filled;
    } finally {
      filling.unlock();
    }
  }

  private Filled filledAnew() {
    Instant head = journal.head();
    List<String> slugs =
        database.unwrap(Session.class).createNativeQuery(WITH_RULES, String.class).getResultList();
    SortedMap<String, Plane> planes = new TreeMap<>();
    read(slugs, planes);
    return new Filled(head, planes);
  }

  private Filled caughtUp(Filled old) {
    SortedMap<String, Plane> planes = new TreeMap<>(old.planes());
    Instant until = old.until();
    List<Entry> entries = journal.after(until, STEP);
    while (!entries.isEmpty()) {
      Set<String> slugs =
          entries.stream()
              .filter(VersionEntry.class::isInstance)
              .map(e -> ((VersionEntry) e).slug())
              .collect(Collectors.toSet());
      planes.keySet().removeAll(slugs);
      read(new ArrayList<>(slugs), planes);
      until = entries.getLast().at();
      entries = journal.after(until, STEP);
    }
    return new Filled(until, planes);
  }

  private void read(List<String> slugs, SortedMap<String, Plane> planes) {
    for (int i = 0; i < slugs.size(); i += STEP) {
      for (Plane plane : documents.planes(slugs.subList(i, Math.min(i + STEP, slugs.size())))) {
        if (plane.versions().stream().anyMatch(Shelf::carriesRules)) {
          planes.put(plane.slug(), plane);
        }
      }
    }
  }

  private static boolean carriesRules(Version version) {
    return switch (version.content().details()) {
      case ReliefProgramDetails _ -> true;
      case PolicyDetails p -> !p.figures().isEmpty();
      case SpecialCaseDetails s ->
          !s.when().isEmpty() || s.withhold() != null || !s.forbidden().isEmpty();
    };
  }
}
