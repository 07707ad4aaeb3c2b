package almanac.graphql.limit;

/**
 * How large a part of a query is. Figures stop at {@link #MOST}, so that a query of exponential
 * size has one, too.
 *
 * @param depth the most fields that stand within each other
 * @param fields how many fields there are once fragments are put in their places
 * @param cost what the part costs, apart from {@code edge}
 * @param edge what each edge costs of the nearest page that is asked for further out
 */
record Weight(int depth, long fields, long cost, long edge) {
  static final long MOST = 1_000_000_000;
  static final Weight NONE = new Weight(0, 0, 0, 0);

  /** The weight of both, side by side. */
  Weight plus(Weight other) {
    return new Weight(
        Math.max(depth, other.depth),
        Math.min(MOST, fields + other.fields),
        Math.min(MOST, cost + other.cost),
        Math.min(MOST, edge + other.edge));
  }

  /** The weight of a field that has these costs and this selection. */
  Weight within(long costOfField, long costOfEdge) {
    return new Weight(
        depth + 1,
        Math.min(MOST, fields + 1),
        Math.min(MOST, costOfField),
        Math.min(MOST, costOfEdge));
  }

  /** What it costs where a page has so many edges. */
  long cost(int pageSize) {
    return Math.min(MOST, cost + pageSize * edge);
  }
}
