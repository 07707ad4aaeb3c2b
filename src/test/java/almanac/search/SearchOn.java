package almanac.search;

/** The door for questions on an index of one's own, for benchmarks without the framework. */
public final class SearchOn {
  private SearchOn() {}

  public static Search index(SearchIndex index) {
    return new Search(index);
  }
}
