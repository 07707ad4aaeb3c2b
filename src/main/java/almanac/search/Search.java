package almanac.search;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.TooCostly;
import almanac.document.DocumentException.Unavailable;
import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.document.time.BusinessTime;
import almanac.document.time.Moment;
import almanac.search.Scope.Overdue;
import almanac.search.Suggestions.Suggestion;
import almanac.search.plan.Planner;
import almanac.search.plan.QueryText;
import almanac.search.plan.SearchPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The door for questions: hits from the engine, and what the program adds to a page of them. */
@ApplicationScoped
public class Search {
  // What a suggestion shows may be the fifth name of a document, of which a few are looked at.
  private static final int LOOKED_AT = 2;

  private final Supplier<SearchIndex> index;
  private final Vocabulary vocabulary;
  private final Withheld withheld;
  private final Overdue overdue;
  private final Supplier<LocalDate> today;

  @Inject
  Search(
      Engine engine,
      Vocabulary vocabulary,
      Withheld withheld,
      @ConfigProperty(name = "almanac.search.overdue") String overdue,
      BusinessTime time) {
    this(
        engine::index,
        vocabulary,
        withheld,
        Overdue.valueOf(overdue.toUpperCase(Locale.ROOT)),
        time::today);
  }

  Search(
      Supplier<SearchIndex> index,
      Vocabulary vocabulary,
      Withheld withheld,
      Overdue overdue,
      Supplier<LocalDate> today) {
    this.index = index;
    this.today = today;
    this.vocabulary = vocabulary;
    this.withheld = withheld;
    this.overdue = overdue;
  }

  /**
   * A page of hits. Reads the index alone, never the database.
   *
   * @throws BadRequest if the cursor is not of this request
   * @throws TooCostly if more than 200 hits were asked for, page by page, or the engine takes
   *     longer than its budget
   * @throws Unavailable if the engine is down or made anew, or has not yet come to {@code knownAt}
   */
  public SearchPage find(SearchRequest request) {
    Set<Integer> shown = new LinkedHashSet<>();
    Ground ground = ground();
    Instant knownAt = ground.knownAt(request.knownAt());
    long asked = SearchCursor.requestOf(request);
    if (request.after() != null) {
      SearchCursor cursor = SearchCursor.decode(request.after(), request);
      // The next page is of now, so that what was withdrawn in between is on it no more.
      shown.addAll(cursor.shown());
      if (shown.size() >= SearchCursor.MOST_SHOWN) {
        throw new TooCostly(
            "A search pages through "
                + SearchCursor.MOST_SHOWN
                + " hits at most; narrow it by words or a filter.");
      }
    }
    int room = Math.min(request.first(), SearchCursor.MOST_SHOWN - shown.size());
    SearchPlan plan = plan(request, knownAt);
    List<SearchHit> hits = new ArrayList<>();
    Scope scope = scope(request, knownAt, ground);
    for (SearchHit hit : index.get().find(plan, scope, shown.size() + room + 1)) {
      if (!shown.contains(SearchCursor.shortHash(hit.slug()))) {
        hits.add(hit);
      }
    }
    boolean more = hits.size() > room;
    Highlighter highlighter = new Highlighter(request.query(), vocabulary.synonyms());
    List<SearchPage.Edge> edges = new ArrayList<>();
    for (SearchHit hit : more ? hits.subList(0, room) : hits) {
      shown.add(SearchCursor.shortHash(hit.slug()));
      String cursor = new SearchCursor(request.asOf(), asked, shown).encode();
      edges.add(highlighter.edge(cursor, hit));
    }
    return new SearchPage(edges, knownAt, more);
  }

  /** How many documents the request finds, over all pages; as known when the page was. */
  public int count(SearchRequest request, Instant knownAt) {
    return index.get().count(plan(request, knownAt), scope(request, knownAt, ground()));
  }

  /** How the documents that the request finds are spread; as known when the page was. */
  public List<Facet> facets(SearchRequest request, Instant knownAt) {
    return index.get().facets(plan(request, knownAt), scope(request, knownAt, ground()));
  }

  /**
   * Names that somebody may be typing, the best first.
   *
   * @param typed what there is so far: characters, pinyin, first letters, or characters and then
   *     letters
   */
  public List<Suggestion> suggest(
      String typed, DocumentFilter filter, Viewer viewer, LocalDate asOf, int first) {
    QueryText begun = SearchRequest.query(typed);
    Ground ground = ground();
    Scope scope = new Scope(asOf, ground.horizon(), viewer, filter, ground.hidden(), overdue);
    SearchPlan plan = Planner.names(begun);
    return Suggestions.of(typed, index.get().find(plan, scope, first * LOOKED_AT), first);
  }

  /** Documents that are about the same, the closest first; not the document itself. */
  public List<SearchHit> related(Shown document, Viewer viewer, Moment moment, int first) {
    Ground ground = ground();
    Set<String> without = new HashSet<>(ground.hidden());
    without.add(document.slug());
    Scope scope =
        new Scope(
            moment.asOf(),
            ground.knownAt(moment.knownAt()),
            viewer,
            DocumentFilter.ALL,
            without,
            overdue);
    SearchPlan plan =
        Planner.related(document.title(), document.aliases(), document.tags(), document.summary());
    return index.get().find(timed(plan, scope.asOf(), scope.knownAt()), scope, first);
  }

  /** Up to when everything can be found. */
  public Instant horizon() {
    return index.get().state().horizon();
  }

  private SearchPlan plan(SearchRequest request, Instant knownAt) {
    return timed(Planner.search(request.query(), vocabulary.synonyms()), request.asOf(), knownAt);
  }

  private SearchPlan timed(SearchPlan plan, LocalDate asOf, Instant knownAt) {
    return asOf.isBefore(today.get()) || knownAt.isBefore(horizon()) ? plan.withPast() : plan;
  }

  private Scope scope(SearchRequest request, Instant knownAt, Ground ground) {
    return new Scope(
        request.asOf(), knownAt, request.viewer(), request.filter(), ground.hidden(), overdue);
  }

  /**
   * What one request stands on from its beginning to its end, while the index goes on.
   *
   * @param hidden what nobody finds
   */
  private record Ground(Instant horizon, Set<String> hidden) {
    Instant knownAt(@Nullable Instant asked) {
      if (asked != null && asked.isAfter(horizon)) {
        throw new Unavailable(
            "The search index has not come to " + asked + " yet; ask again.", null);
      }
      return asked == null ? horizon : asked;
    }
  }

  private Ground ground() {
    // First what is withheld: the index may go on in between, and for a newer state it is enough.
    Withheld.Tail tail = withheld.tail();
    IndexState state = index.get().state();
    if (state.horizon().isBefore(tail.horizon())) {
      // Withdrawn texts would flash up. Soon somebody says what an index at this horizon hides.
      throw new Unavailable("The search index is being opened or made anew; ask again.", null);
    }
    Set<String> hidden = new HashSet<>(tail.slugs());
    hidden.addAll(state.stuck());
    return new Ground(state.horizon(), hidden);
  }
}
