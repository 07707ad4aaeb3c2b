package almanac.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.Audience;
import almanac.document.DocumentException.Unavailable;
import almanac.document.DocumentFilter;
import almanac.document.Documents.Plane;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Span;
import almanac.document.workflow.Role;
import almanac.document.workflow.VersionState;
import almanac.indexing.IndexEntries;
import almanac.search.Scope.Overdue;
import almanac.search.lucene.OpenedIndex;
import almanac.testing.Contents;
import almanac.testing.Folders;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a search stands on: never a state of the index for which too little is withheld. */
class GroundTest {
  private static final Instant HORIZON = Instant.parse("2026-01-01T00:00:00Z");

  private final Path folder = Folders.fresh("ground");
  private final OpenedIndex opened = new OpenedIndex(folder);
  private final Withheld withheld = new Withheld();
  private final Search search =
      new Search(
          opened::index,
          new Vocabulary(),
          withheld,
          Overdue.FLAG,
          () -> LocalDate.of(2026, 11, 22));

  @BeforeEach
  void index() {
    for (String slug : List.of("a", "b", "c", "d")) {
      opened.index().apply(IndexEntries.of(plane(slug), Instant.EPOCH));
    }
    advance(HORIZON, new TreeSet<>());
  }

  @AfterEach
  void close() {
    opened.close();
    Folders.delete(folder);
  }

  private static Plane plane(String slug) {
    return plane(slug, null);
  }

  private static Plane plane(String slug, @Nullable Instant withdrawn) {
    Instant published = HORIZON.minusSeconds(60);
    VersionContent content = Contents.policy("分期还款" + slug);
    Version version =
        new Version(
            slug,
            Kind.POLICY,
            1,
            1,
            VersionState.PUBLISHED,
            "author",
            "approver",
            published,
            null,
            withdrawn,
            "",
            Audience.EVERYONE,
            content);
    Span span = new Span(1, content.effective().from(), null, published, withdrawn);
    return new Plane(
        slug, Kind.POLICY, Timeline.rectangles(List.of(span)), List.of(version), new TreeMap<>());
  }

  private void advance(Instant horizon, SortedSet<String> stuck) {
    opened.index().advance(new IndexState(Instant.EPOCH, horizon, Instant.EPOCH, stuck));
  }

  private static SearchRequest request(int first, @Nullable String after) {
    return new SearchRequest(
        SearchRequest.query("还款"),
        DocumentFilter.ALL,
        new Viewer("reader", Set.of(), Set.of(Role.AGENT)),
        LocalDate.of(2026, 1, 1),
        null,
        first,
        after);
  }

  private Set<String> found() {
    SearchRequest request = request(100, null);
    SearchPage page = search.find(request);
    Set<String> slugs = page.edges().stream().map(e -> e.hit().slug()).collect(Collectors.toSet());
    assertThat(search.count(request, page.knownAt())).isEqualTo(slugs.size());
    return slugs;
  }

  @Test
  void nothingIsFound_beforeItIsSaidWhatIsWithheld() {
    assertThatThrownBy(this::found).isInstanceOf(Unavailable.class);
  }

  @Test
  void whatIsWithheldForThisState_orAnOlderOne_isHidden_andSoIsWhatIsStuck() {
    withheld.use(HORIZON, Set.of());
    Set<String> all = found();
    assertThat(all).containsExactlyInAnyOrder("a", "b", "c", "d");
    List<String> two = List.copyOf(all).subList(0, 2);
    Set<String> rest = new HashSet<>(all);

    withheld.use(HORIZON.minusSeconds(1), Set.of(two.getFirst()));
    rest.remove(two.getFirst());
    assertThat(found()).isEqualTo(rest);

    advance(HORIZON, new TreeSet<>(Set.of(two.getLast())));
    rest.remove(two.getLast());
    assertThat(found()).isEqualTo(rest);
  }

  @Test
  void nextPage_showsNothingThatWasWithdrawnInBetween() {
    withheld.use(HORIZON, Set.of());
    SearchPage first = search.find(request(1, null));
    String cursor = first.edges().getFirst().cursor();
    assertThat(first.edges().getFirst().hit().slug()).isEqualTo("a");

    Instant withdrawn = HORIZON.plusSeconds(1);
    opened.index().apply(IndexEntries.of(plane("b", withdrawn), HORIZON));
    advance(withdrawn, new TreeSet<>());

    assertThat(search.find(request(100, cursor)).edges().stream().map(e -> e.hit().slug()))
        .containsExactly("c", "d");
  }

  @Test
  void whatIsWithheldForANewerState_isTooLittle_andNothingIsFound() {
    withheld.use(HORIZON.plusSeconds(1), Set.of());
    assertThatThrownBy(this::found).isInstanceOf(Unavailable.class);
    advance(HORIZON.plusSeconds(1), new TreeSet<>());
    assertThat(found()).isNotEmpty();
  }
}
