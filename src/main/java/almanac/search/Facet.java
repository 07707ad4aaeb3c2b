package almanac.search;

import java.util.List;

/** How the documents that were found are spread over the values of one property; most first. */
public record Facet(Name name, List<Value> values) {
  public Facet {
    values = List.copyOf(values);
  }

  /** A property to narrow a search by. */
  public enum Name {
    KIND,
    PRODUCT,
    TAG,
    AUTHORITY
  }

  /**
   * A value and how many documents have it; a document may have several.
   *
   * @param value as a filter takes it
   */
  public record Value(String value, int count) {}
}
