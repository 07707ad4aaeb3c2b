package almanac.document;

import almanac.document.text.Kind;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline.State;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are asked for; an empty set asks for all. Within a set one match is enough,
 * between the sets all must match. A text without regions holds everywhere.
 *
 * @param authorities who issued one of its sources
 * @param states how they stand on the day; empty: in force and lapsed, for an upcoming text is
 *     shown only to those who ask for it
 * @param owner who is responsible for it; null: whoever
 * @param reviewBefore its review is due before this day; null: it need not be due at all
 */
public record DocumentFilter(
    Set<Kind> kinds,
    Set<String> products,
    Set<String> regions,
    Set<String> tags,
    Set<String> authorities,
    Set<State> states,
    @Nullable String owner,
    @Nullable LocalDate reviewBefore) {

  public static final DocumentFilter ALL =
      new DocumentFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

  public DocumentFilter {
    kinds = Set.copyOf(kinds);
    products = Set.copyOf(products);
    regions = Set.copyOf(regions);
    tags = Set.copyOf(tags);
    authorities = Set.copyOf(authorities);
    states = states.isEmpty() ? Set.of(State.IN_FORCE, State.LAPSED) : Set.copyOf(states);
  }

  boolean admits(Kind kind, VersionContent content) {
    return (kinds.isEmpty() || kinds.contains(kind))
        && anyOf(products, content.products())
        && (content.regions().isEmpty() || anyOf(regions, content.regions()))
        && anyOf(tags, content.tags())
        && anyOf(authorities, content.sources().stream().map(Source::authority).toList())
        && (owner == null || owner.equals(content.owner()))
        && (reviewBefore == null
            || (content.reviewBy() != null && content.reviewBy().isBefore(reviewBefore)));
  }

  private static boolean anyOf(Set<String> asked, Collection<String> present) {
    return asked.isEmpty() || present.stream().anyMatch(asked::contains);
  }
}
