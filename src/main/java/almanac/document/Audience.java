package almanac.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may read a version: a reader must be in at least one group of each set. A version is readable
 * if its own audience and that of every later published, not withdrawn version of the document let
 * the reader pass; so narrowing a document narrows its history.
 */
public record Audience(List<Set<String>> anyOfEach) {

  /** Everyone. */
  public static final Audience EVERYONE = new Audience(List.of());

  public Audience {
    anyOfEach = List.copyOf(anyOfEach);
  }

  /** The audience of a version: {@code ownAndLater} are the groups of it and of each later one. */
  static Audience of(Collection<? extends Collection<String>> ownAndLater) {
    Set<Set<String>> sets = new LinkedHashSet<>();
    for (Collection<String> groups : ownAndLater) {
      if (!groups.isEmpty()) {
        sets.add(new TreeSet<>(groups));
      }
    }
    return new Audience(List.copyOf(sets));
  }

  /** Whether a viewer may read. */
  public boolean admits(Viewer viewer) {
    return anyOfEach.stream().allMatch(set -> set.stream().anyMatch(viewer.groups()::contains));
  }

  /**
   * One word for this audience, the same for equal ones, so that an index can hold it as a term;
   * {@link #ofKey} reads it back. Group names hold neither {@code |} nor {@code &}.
   */
  public String key() {
    return anyOfEach.stream()
        .map(set -> String.join("|", new TreeSet<>(set)))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  public static Audience ofKey(String key) {
    return key.isEmpty()
        ? EVERYONE
        : new Audience(
            Arrays.stream(key.split("&", -1)).map(set -> Set.of(set.split("\\|", -1))).toList());
  }
}
