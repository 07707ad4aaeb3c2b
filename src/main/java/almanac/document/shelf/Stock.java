package almanac.document.shelf;

import almanac.document.Document;
import almanac.document.Documents.Plane;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.document.text.Kind;
import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the shelf held at one moment, as one viewer may read it; of each day, what is in force then.
 * A version that he may not read leaves a gap: no older one stands in for it.
 */
public final class Stock {
  private final Map<String, Plane> planes;
  private final Instant knownAt;
  private final Viewer viewer;

  Stock(Map<String, Plane> planes, Instant knownAt, Viewer viewer) {
    this.planes = planes;
    this.knownAt = knownAt;
    this.viewer = viewer;
  }

  /** The documents of a kind that are in force on a day, in order of their slugs. */
  public List<Document> inForce(Kind kind, LocalDate day) {
    List<Document> found = new ArrayList<>();
    for (Plane plane : planes.values()) {
      if (plane.kind() == kind) {
        for (Rectangle r : plane.rectangles()) {
          if (holds(r) && r.segment().contains(day)) {
            add(plane, r.segment(), found);
          }
        }
      }
    }
    return found;
  }

  /** A document on all days on which a version of it is in force, in order of these days. */
  public List<Document> onAllDays(String slug) {
    List<Document> found = new ArrayList<>();
    Plane plane = planes.get(slug);
    if (plane != null) {
      for (Rectangle r : plane.rectangles()) {
        if (holds(r)) {
          add(plane, r.segment(), found);
        }
      }
    }
    found.sort(Comparator.comparing(d -> Objects.requireNonNull(d.standing().from())));
    return found;
  }

  /** A document on a day; empty: none is in force then, or he may not read it. */
  public Optional<Document> inForce(String slug, LocalDate day) {
    return onAllDays(slug).stream().filter(d -> d.standing().contains(day)).findFirst();
  }

  /** The words that texts of any moment give the regions for which they hold. */
  public Stream<String> regions() {
    return planes.values().stream()
        .flatMap(p -> p.versions().stream())
        .filter(v -> v.audience().admits(viewer))
        .flatMap(v -> v.content().regions().stream())
        .distinct();
  }

  private boolean holds(Rectangle r) {
    return r.segment().state() == State.IN_FORCE
        && !r.knownFrom().isAfter(knownAt)
        && (r.knownUntil() == null || r.knownUntil().isAfter(knownAt));
  }

  private void add(Plane plane, Segment segment, List<Document> found) {
    Version version = version(plane, segment.number());
    if (version.audience().admits(viewer)) {
      found.add(new Document(version, segment));
    }
  }

  // To leave out what cannot be read would tell the agent that there is no such programme.
  private static Version version(Plane plane, int number) {
    for (Version version : plane.versions()) {
      if (version.number() == number) {
        return version;
      }
    }
    throw new IllegalStateException(
        "version %d of %s cannot be read: %s"
            .formatted(number, plane.slug(), plane.unreadable().get(number)));
  }
}
