package almanac.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.Audience;
import almanac.document.DocumentException.Unavailable;
import almanac.document.Documents.Plane;
import almanac.document.Version;
import almanac.document.text.Kind;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Rectangle;
import almanac.document.time.Timeline.Span;
import almanac.document.workflow.VersionState;
import almanac.search.IndexEntry;
import almanac.testing.Contents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which documents are stuck, and what an index gets of them. */
class ReadingTest {
  private static final Instant PUBLISHED = Instant.parse("2024-01-01T00:00:00Z");
  private static final LocalDate FROM = LocalDate.of(2024, 2, 1);

  private final List<IndexEntry> taken = new ArrayList<>();
  private final Set<String> titlesRefused = new HashSet<>();
  private final Set<String> titlesThatBreak = new HashSet<>();

  // An engine that does not take some titles, and throws at others.
  private Set<String> take(List<IndexEntry> entries) {
    Set<String> refused = new HashSet<>();
    for (IndexEntry entry : entries) {
      if (titlesThatBreak.contains(entry.title())) {
        throw new IndexOutOfBoundsException(entry.title());
      }
      if (titlesRefused.contains(entry.title())) {
        refused.add(entry.slug());
      } else {
        taken.removeIf(e -> e.id().equals(entry.id()));
        taken.add(entry);
      }
    }
    return refused;
  }

  /** A document whose n-th version is called slug + n; each one replaces the one before. */
  private static Plane plane(String slug, int versions, Integer... unreadable) {
    List<Span> spans = new ArrayList<>();
    List<Version> readable = new ArrayList<>();
    Map<Integer, String> broken = new TreeMap<>();
    for (int n = 1; n <= versions; n++) {
      Instant at = PUBLISHED.plusSeconds(n);
      spans.add(new Span(n, FROM, null, at, null));
      if (Set.of(unreadable).contains(n)) {
        broken.put(n, "title is missing");
      } else {
        readable.add(version(slug, n, at));
      }
    }
    return new Plane(
        slug, Kind.POLICY, Timeline.rectangles(spans), readable, new TreeMap<>(broken));
  }

  private static Version version(String slug, int number, Instant at) {
    return new Version(
        slug,
        Kind.POLICY,
        number,
        1,
        VersionState.PUBLISHED,
        "author",
        "approver",
        at,
        null,
        null,
        "",
        Audience.EVERYONE,
        Contents.policy(slug + number));
  }

  private Map<String, String> handOver(Plane... planes) {
    return Reading.handOver(
        Stream.of(planes).map(p -> Reading.of(p, Instant.EPOCH)).toList(), this::take);
  }

  private List<String> openTitles() {
    return taken.stream()
        .filter(e -> e.rectangle().knownUntil() == null)
        .map(IndexEntry::title)
        .distinct()
        .toList();
  }

  @Test
  void goodDocuments_areTakenWhole() {
    assertThat(handOver(plane("a", 2), plane("b", 1))).isEmpty();
    assertThat(taken).hasSize(6);
    assertThat(openTitles()).containsExactly("a2", "b1");
  }

  @Test
  void unreadableText_thatIsOpen_makesStuck_andHurtsNoOther() {
    assertThat(handOver(plane("a", 2, 2), plane("b", 1)))
        .isEqualTo(Map.of("a", "version 2 cannot be read: title is missing"));
    assertThat(openTitles()).containsExactly("b1");
    assertThat(taken).filteredOn(e -> e.slug().equals("a")).extracting("title").containsOnly("a1");
  }

  @Test
  void unreadableText_thatIsClosed_isNowhere_evenIfItWasIndexedWhenItWasWell() {
    handOver(plane("a", 1));
    assertThat(openTitles()).containsExactly("a1");

    assertThat(handOver(plane("a", 2, 1))).isEmpty();

    assertThat(openTitles()).containsExactly("a2");
    assertThat(taken)
        .filteredOn(e -> e.rectangle().segment().number() == 1)
        .hasSize(2)
        .allSatisfy(e -> {
          Rectangle r = e.rectangle();
          assertThat(r.knownUntil()).as("nobody finds it").isEqualTo(r.knownFrom());
          assertThat(e.title()).isEmpty();
        });
  }

  @Test
  void refusedText_thatIsOpen_makesStuck_untilALaterOneReplacesIt() {
    titlesRefused.add("a2");
    assertThat(handOver(plane("a", 2), plane("b", 1)))
        .isEqualTo(Map.of("a", "the engine does not take version 2"));
    assertThat(openTitles()).containsExactly("b1");

    assertThat(handOver(plane("a", 3))).isEmpty();

    assertThat(openTitles()).containsExactly("b1", "a3");
    assertThat(taken).extracting(IndexEntry::title).contains("a1").doesNotContain("a2");
  }

  @Test
  void textThatBreaksTheEngine_makesStuck_andTheOthersAreTakenAlone() {
    titlesThatBreak.add("b1");
    assertThat(handOver(plane("a", 1), plane("b", 1), plane("c", 1)))
        .isEqualTo(
            Map.of("b", "version 1 cannot be indexed: java.lang.IndexOutOfBoundsException: b1"));
    assertThat(openTitles()).containsExactly("a1", "c1");
  }

  @Test
  void engineThatBreaksAtAllTexts_isNotTheirFault() {
    titlesThatBreak.addAll(Set.of("a1", "b1"));
    assertThatThrownBy(() -> handOver(plane("a", 1), plane("b", 1)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void engineThatIsDown_failsTheWholeStep() {
    List<Reading> readings = List.of(Reading.of(plane("a", 1), Instant.EPOCH));
    assertThatThrownBy(() ->
            Reading.handOver(
                readings,
                _ -> {
                  throw new Unavailable("down", null);
                }))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void planeThatMakesNoSense_makesStuck() {
    Plane whole = plane("a", 1);
    Plane torn = new Plane("a", Kind.POLICY, whole.rectangles(), List.of(), new TreeMap<>());
    assertThat(handOver(torn, plane("b", 1)))
        .containsOnlyKeys("a")
        .extractingByKey("a")
        .asString()
        .contains("no version for");
    assertThat(openTitles()).containsExactly("b1");
  }

  @Test
  void stuck_areThoseBefore_withoutTheTried_andThoseThatFailed() {
    assertThat(Stuck.after(Set.of("a", "b"), List.of("b", "c", "d"), Set.of("d")))
        .isEqualTo(new TreeSet<>(Set.of("a", "d")));
  }
}
