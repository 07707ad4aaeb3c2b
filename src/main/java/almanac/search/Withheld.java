package almanac.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Documents that were withdrawn, or narrowed to fewer readers, in the part of the journal that the
 * index has not come to. No search finds them until it has; whoever follows the journal keeps them.
 */
@ApplicationScoped
public class Withheld {
  private volatile Set<String> slugs = Set.of();

  Withheld() {}

  public Set<String> slugs() {
    return slugs;
  }

  public void use(Set<String> current) {
    slugs = Set.copyOf(current);
  }
}
