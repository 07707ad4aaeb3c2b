package almanac.search;

import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.document.text.Kind;
import almanac.document.time.Timeline.State;
import almanac.document.workflow.Role;
import almanac.search.Scope.Overdue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** A scope in the making: of the first day of samples, for nobody in particular, of everything. */
final class SampleScope {
  private final Instant knownAt;
  private LocalDate asOf = SampleEntry.DAY;
  private Set<String> groups = Set.of();
  private DocumentFilter filter = DocumentFilter.ALL;
  private Set<String> withheld = Set.of();
  private Overdue overdue = Overdue.FLAG;

  private SampleScope(Instant knownAt) {
    this.knownAt = knownAt;
  }

  static SampleScope known(Instant knownAt) {
    return new SampleScope(knownAt);
  }

  SampleScope asOf(LocalDate day) {
    asOf = day;
    return this;
  }

  SampleScope seenBy(String... its) {
    groups = Set.of(its);
    return this;
  }

  SampleScope without(String... slugs) {
    withheld = Set.of(slugs);
    return this;
  }

  SampleScope hidingOverdue() {
    overdue = Overdue.HIDE;
    return this;
  }

  SampleScope kinds(Kind... kinds) {
    filter = with(Set.of(kinds), filter.products(), filter.regions(), filter.tags());
    return this;
  }

  SampleScope product(String product) {
    filter = with(filter.kinds(), Set.of(product), filter.regions(), filter.tags());
    return this;
  }

  SampleScope region(String region) {
    filter = with(filter.kinds(), filter.products(), Set.of(region), filter.tags());
    return this;
  }

  SampleScope tags(Set<String> tags) {
    filter = with(filter.kinds(), filter.products(), filter.regions(), tags);
    return this;
  }

  SampleScope authority(String authority) {
    filter =
        new DocumentFilter(
            filter.kinds(),
            filter.products(),
            filter.regions(),
            filter.tags(),
            Set.of(authority),
            filter.states());
    return this;
  }

  SampleScope states(State... states) {
    filter =
        new DocumentFilter(
            filter.kinds(),
            filter.products(),
            filter.regions(),
            filter.tags(),
            filter.authorities(),
            Set.of(states));
    return this;
  }

  private DocumentFilter with(
      Set<Kind> kinds, Set<String> products, Set<String> regions, Set<String> tags) {
    return new DocumentFilter(
        kinds, products, regions, tags, filter.authorities(), filter.states());
  }

  Scope scope() {
    return new Scope(
        asOf, knownAt, new Viewer("reader", groups, Set.of(Role.AGENT)), filter, withheld, overdue);
  }
}
