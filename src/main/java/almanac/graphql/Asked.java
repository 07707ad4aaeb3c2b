package almanac.graphql;

import almanac.access.CurrentViewer;
import almanac.document.DocumentException.BadRequest;
import almanac.document.Documents;
import almanac.document.time.BusinessTime;
import almanac.document.time.Moment;
import almanac.search.Search;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two times of one operation, fixed once for all of its fields, so that one answer never mixes
 * two moments. An operation that searches answers throughout for what the index holds.
 */
@RequestScoped
public class Asked {
  // Days that any calendar of any bank will ever need; beyond them arithmetic on days breaks.
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;
  private static final Set<String> SEARCHING = Set.of("search", "suggest");

  private final Documents documents;
  private final Search search;
  private final CurrentViewer viewer;
  private final BusinessTime time;
  private final Context context;
  private @Nullable Moment usual;

  Asked(
      Documents documents,
      Search search,
      CurrentViewer viewer,
      BusinessTime time,
      Context context) {
    this.documents = documents;
    this.search = search;
    this.viewer = viewer;
    this.time = time;
    this.context = context;
  }

  /** The reading of a field that asks for no time of its own. */
  public Reading now() {
    return at(null, null);
  }

  /** The reading that a field with these arguments asks for. */
  public Reading at(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
    day("asOf", asOf);
    Moment moment =
        knownAt == null
            ? new Moment(asOf == null ? usual().asOf() : asOf, usual().knownAt())
            : documents.moment(asOf == null ? usual().asOf() : asOf, knownAt, viewer.get());
    return Reading.at(documents, viewer, moment);
  }

  /** Refuses days far outside of any calendar; null passes. */
  static void day(String argument, @Nullable LocalDate day) {
    if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
      throw new BadRequest(
          argument + " must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
    }
  }

  // A search needs no database: what the index holds is known, and what day it is.
  private synchronized Moment usual() {
    if (usual == null) {
      usual =
          searches()
              ? new Moment(time.today(), search.horizon())
              : documents.moment(null, null, viewer.get());
    }
    return usual;
  }

  // A fragment at the root may hide a search: taken for one, for that is never wrong, only later.
  private boolean searches() {
    OperationDefinition operation =
        context.unwrap(DataFetchingEnvironment.class).getOperationDefinition();
    // A subscription has one field at its root, which does not search.
    return operation.getOperation() != Operation.SUBSCRIPTION
        && operation.getSelectionSet().getSelections().stream().anyMatch(Asked::maySearch);
  }

  private static boolean maySearch(Selection<?> selection) {
    return !(selection instanceof Field field) || SEARCHING.contains(field.getName());
  }
}
