package almanac.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The engine that {@code almanac.search.engine} names; there is one for each whole program. */
@ApplicationScoped
public class Engine {
  private final Instance<SearchIndex> engines;
  private final String name;

  Engine(
      Instance<SearchIndex> engines, @ConfigProperty(name = "almanac.search.engine") String name) {
    this.engines = engines;
    this.name = name;
  }

  /**
   * The port to it.
   *
   * @throws IllegalStateException if no engine bears the name
   */
  public SearchIndex index() {
    if (!engines.isResolvable()) {
      throw new IllegalStateException(
          "almanac.search.engine is lucene or elasticsearch, not " + name + ".");
    }
    return engines.get();
  }
}
