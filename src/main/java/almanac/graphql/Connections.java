package almanac.graphql;

import almanac.document.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Pages of lists, in the form of the GraphQL Cursor Connections Specification (Relay). */
public final class Connections {
  private Connections() {}

  @Type("PageInfo")
  @Description("Where a page stands in its list.")
  public record PageInfoView(
      @Description("Whether more follows.") boolean hasNextPage,
      @Description("Whether something came before.") boolean hasPreviousPage,
      @Description("The cursor of the first edge.") @Nullable String startCursor,
      @Description("The cursor of the last edge.") @Nullable String endCursor) {
    static PageInfoView of(List<String> cursors, boolean more, @Nullable String after) {
      return new PageInfoView(
          more,
          after != null,
          cursors.isEmpty() ? null : cursors.getFirst(),
          cursors.isEmpty() ? null : cursors.getLast());
    }
  }

  @Type("DocumentEdge")
  @Description("A document and its place in the list.")
  public record DocumentEdgeView(
      @NonNull @Description("Continues behind this edge.") String cursor,
      @NonNull @Description("The document.") DocumentView node) {}

  @Type("DocumentConnection")
  @Description("A page of documents, by slug.")
  public record DocumentConnectionView(
      @NonNull @Description("The documents of this page.") List<@NonNull DocumentEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}

  @Type("VersionEdge")
  @Description("A version and its place in the list.")
  public record VersionEdgeView(
      @NonNull @Description("Continues behind this edge.") String cursor,
      @NonNull @Description("The version.") VersionView node) {}

  @Type("VersionConnection")
  @Description("A page of a document's versions, the newest first.")
  public record VersionConnectionView(
      @NonNull @Description("The versions of this page.") List<@NonNull VersionEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}

  /** Builds a connection: edges by item and cursor, then the whole by edges and page info. */
  public static <T, E, C> C of(
      Page<T> page,
      @Nullable String after,
      Function<T, String> cursor,
      BiFunction<String, T, E> edge,
      BiFunction<List<E>, PageInfoView, C> connection) {
    List<E> edges = new ArrayList<>();
    List<String> cursors = new ArrayList<>();
    for (T item : page.items()) {
      cursors.add(cursor.apply(item));
      edges.add(edge.apply(cursors.getLast(), item));
    }
    return connection.apply(edges, PageInfoView.of(cursors, page.more(), after));
  }
}
