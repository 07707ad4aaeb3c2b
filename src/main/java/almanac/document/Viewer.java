package almanac.document;

import java.util.Set;

/**
 * The reader as this room needs to know him.
 *
 * @param groups the groups he is in, for audiences
 * @param history whether he may read withdrawn texts and ask what was known before the head
 */
public record Viewer(Set<String> groups, boolean history) {
  public Viewer {
    groups = Set.copyOf(groups);
  }
}
