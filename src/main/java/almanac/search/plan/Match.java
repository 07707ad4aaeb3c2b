package almanac.search.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a document must hold: a tree that every engine can ask for. */
public sealed interface Match {

  /** Nothing holds this. */
  Match NEVER = new Any(List.of());

  /** One of some tokens. */
  record Has(TokenField field, Set<String> tokens) implements Match {
    public Has {
      tokens = Set.copyOf(tokens);
    }
  }

  /** A token that begins so. */
  record Begins(TokenField field, String prefix) implements Match {}

  /** All of these, at least one. */
  record All(List<Match> parts) implements Match {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of these; of none: never. */
  record Any(List<Match> parts) implements Match {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** So many of these. */
  record AtLeast(int required, List<Match> parts) implements Match {
    public AtLeast {
      parts = List.copyOf(parts);
    }
  }

  /** The same, where the fields of the past count, too. */
  static Match withPast(Match match) {
    return switch (match) {
      case Has(TokenField field, Set<String> tokens) ->
          new Any(List.of(match, new Has(field.past(), tokens)));
      case Begins(TokenField field, String prefix) ->
          new Any(List.of(match, new Begins(field.past(), prefix)));
      case All(List<Match> parts) -> new All(withPast(parts));
      case Any(List<Match> parts) -> any(withPast(parts));
      case AtLeast(int required, List<Match> parts) -> new AtLeast(required, withPast(parts));
    };
  }

  private static List<Match> withPast(List<Match> parts) {
    return parts.stream().map(Match::withPast).toList();
  }

  static Match has(TokenField field, String token) {
    return new Has(field, Set.of(token));
  }

  static Match has(TokenField field, Set<String> tokens) {
    return tokens.isEmpty() ? NEVER : new Has(field, tokens);
  }

  /** All of some parts, without needless levels; never if one is never, or if there are none. */
  static Match all(List<Match> parts) {
    Set<Match> flat = new LinkedHashSet<>();
    for (Match part : parts) {
      if (part.equals(NEVER)) {
        return NEVER;
      }
      if (part instanceof All(List<Match> inner)) {
        flat.addAll(inner);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1
        ? flat.iterator().next()
        : flat.isEmpty() ? NEVER : new All(List.copyOf(flat));
  }

  /** One of some parts, without needless levels; tokens of one field come together. */
  static Match any(List<Match> parts) {
    Set<Match> flat = new LinkedHashSet<>();
    for (Match part : parts) {
      if (part instanceof Any(List<Match> inner)) {
        flat.addAll(inner);
      } else {
        flat.add(part);
      }
    }
    List<Match> merged = new ArrayList<>();
    for (TokenField field : TokenField.values()) {
      Set<String> tokens = new LinkedHashSet<>();
      for (Match part : flat) {
        if (part instanceof Has has && has.field() == field) {
          tokens.addAll(has.tokens());
        }
      }
      if (!tokens.isEmpty()) {
        merged.add(new Has(field, tokens));
      }
    }
    flat.stream().filter(part -> !(part instanceof Has)).forEach(merged::add);
    return merged.size() == 1 ? merged.getFirst() : new Any(merged);
  }

  /** So many of some parts; never if there are fewer that can be. */
  static Match atLeast(int required, List<Match> parts) {
    List<Match> possible = parts.stream().filter(p -> !p.equals(NEVER)).toList();
    return possible.size() < required
        ? NEVER
        : required <= 1
            ? any(possible)
            : required == possible.size() ? all(possible) : new AtLeast(required, possible);
  }
}
