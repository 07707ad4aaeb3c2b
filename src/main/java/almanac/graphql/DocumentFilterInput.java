package almanac.graphql;

import almanac.document.DocumentFilter;
import almanac.document.text.Kind;
import almanac.document.time.Timeline.State;
import almanac.graphql.Standings.StateName;
import almanac.graphql.Texts.KindName;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Which documents are asked for. */
@Input("DocumentFilter")
@Description(
    "Which documents are asked for: within a list one match is enough, between lists all must match.")
public final class DocumentFilterInput {
  @Description("Only these kinds.")
  public @Nullable List<@NonNull KindName> kinds;

  @Description("Only about one of these products.")
  public @Nullable List<@NonNull String> products;

  @Description("Only what holds in one of these regions; what holds everywhere is among it.")
  public @Nullable List<@NonNull String> regions;

  @Description("Only with one of these tags.")
  public @Nullable List<@NonNull String> tags;

  @Description("Only with a source that one of these authorities issued.")
  public @Nullable List<@NonNull String> authorities;

  @Description("Only how they stand on the day; if absent, in force or lapsed, never upcoming.")
  public @Nullable List<@NonNull StateName> inForce;

  @Description("Only what this owner is responsible for.")
  public @Nullable String owner;

  @Description("Only texts whose review is due before this day; those without such a day are not.")
  public @Nullable LocalDate reviewBefore;

  static DocumentFilter read(@Nullable DocumentFilterInput input) {
    if (input == null) {
      return DocumentFilter.ALL;
    }
    Asked.day("reviewBefore", input.reviewBefore);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    orEmpty(input.kinds).forEach(k -> kinds.add(Kind.valueOf(k.name())));
    Set<State> states = EnumSet.noneOf(State.class);
    orEmpty(input.inForce).forEach(s -> states.add(State.valueOf(s.name())));
    return new DocumentFilter(
        kinds,
        new HashSet<>(orEmpty(input.products)),
        new HashSet<>(orEmpty(input.regions)),
        new HashSet<>(orEmpty(input.tags)),
        new HashSet<>(orEmpty(input.authorities)),
        states,
        input.owner,
        input.reviewBefore);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
