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
import org.jspecify.annotations.Nullable;

/** A scope in the making: of the first day of samples, for nobody in particular, of everything. */
final class SampleScope {
  private final Instant knownAt;
  private LocalDate asOf = SampleEntry.DAY;
  private Set<String> groups = Set.of();
  private Set<Kind> kinds = Set.of();
  private Set<String> products = Set.of();
  private Set<String> regions = Set.of();
  private Set<String> tags = Set.of();
  private Set<String> authorities = Set.of();
  private Set<State> states = Set.of();
  private @Nullable String owner;
  private @Nullable LocalDate reviewBefore;
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

  SampleScope kinds(Kind... its) {
    kinds = Set.of(its);
    return this;
  }

  SampleScope product(String its) {
    products = Set.of(its);
    return this;
  }

  SampleScope region(String its) {
    regions = Set.of(its);
    return this;
  }

  SampleScope tags(Set<String> its) {
    tags = its;
    return this;
  }

  SampleScope authority(String its) {
    authorities = Set.of(its);
    return this;
  }

  SampleScope states(State... its) {
    states = Set.of(its);
    return this;
  }

  SampleScope owner(String its) {
    owner = its;
    return this;
  }

  SampleScope reviewBefore(LocalDate its) {
    reviewBefore = its;
    return this;
  }

  Scope scope() {
    DocumentFilter filter =
        new DocumentFilter(
            kinds, products, regions, tags, authorities, states, owner, reviewBefore);
    return new Scope(
        asOf, knownAt, new Viewer("reader", groups, Set.of(Role.AGENT)), filter, withheld, overdue);
  }
}
