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
   * @throws Unavailable if the engine is down, or has not yet come to {@code knownAt}
   */
  public SearchPage find(SearchRequest request) {
    Set<Integer> shown = new LinkedHashSet<>();
    Instant knownAt = knownAt(request.knownAt());
    long asked = SearchCursor.requestOf(request);
    if (request.after() != null) {
      SearchCursor cursor = SearchCursor.decode(request.after(), request);
      knownAt = knownAt(cursor.knownAt());
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
    for (SearchHit hit : index.get().find(plan, scope(request, knownAt), shown.size() + room + 1)) {
      if (!shown.contains(SearchCursor.shortHash(hit.slug()))) {
        hits.add(hit);
      }
    }
    boolean more = hits.size() > room;
    Highlighter highlighter = new Highlighter(request.query(), vocabulary.synonyms());
    List<SearchPage.Edge> edges = new ArrayList<>();
    for (SearchHit hit : more ? hits.subList(0, room) : hits) {
      shown.add(SearchCursor.shortHash(hit.slug()));
      String cursor = new SearchCursor(request.asOf(), knownAt, asked, shown).encode();
      edges.add(highlighter.edge(cursor, hit));
    }
    List<SearchHit> shownHere = edges.stream().map(SearchPage.Edge::hit).toList();
    String meant = request.after() == null ? DidYouMean.of(request.query(), shownHere) : null;
    return new SearchPage(edges, knownAt, more, meant);
  }

  /** How many documents the request finds, over all pages; as known when the page was. */
  public int count(SearchRequest request, Instant knownAt) {
    return index.get().count(plan(request, knownAt), scope(request, knownAt));
  }

  /** How the documents that the request finds are spread; as known when the page was. */
  public List<Facet> facets(SearchRequest request, Instant knownAt) {
    return index.get().facets(plan(request, knownAt), scope(request, knownAt));
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
    Scope scope = new Scope(asOf, horizon(), viewer, filter, hidden(), overdue);
    SearchPlan plan = Planner.names(begun);
    return Suggestions.of(typed, index.get().find(plan, scope, first * LOOKED_AT), first);
  }

  /** Documents that are about the same, the closest first; not the document itself. */
  public List<SearchHit> related(Shown document, Viewer viewer, Moment moment, int first) {
    Set<String> without = new HashSet<>(hidden());
    without.add(document.slug());
    Scope scope =
        new Scope(
            moment.asOf(), knownAt(moment.knownAt()), viewer, DocumentFilter.ALL, without, overdue);
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

  private Scope scope(SearchRequest request, Instant knownAt) {
    return new Scope(
        request.asOf(), knownAt, request.viewer(), request.filter(), hidden(), overdue);
  }

  private Set<String> hidden() {
    Set<String> hidden = new HashSet<>(withheld.slugs());
    hidden.addAll(index.get().state().stuck());
    return hidden;
  }

  private Instant knownAt(@org.jspecify.annotations.Nullable Instant asked) {
    Instant horizon = horizon();
    if (asked != null && asked.isAfter(horizon)) {
      throw new Unavailable("The search index has not come to " + asked + " yet; ask again.", null);
    }
    return asked == null ? horizon : asked;
  }
}
