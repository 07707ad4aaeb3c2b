package almanac.graphql;

import almanac.access.Roles;
import almanac.document.Documents;
import almanac.search.Search;
import almanac.search.SearchPage;
import almanac.search.SearchRequest;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Searching documents. */
@GraphQLApi
public class SearchApi {
  private final Search search;
  private final Documents documents;
  private final Asked asked;

  SearchApi(Search search, Documents documents, Asked asked) {
    this.search = search;
    this.documents = documents;
    this.asked = asked;
  }

  @RolesAllowed(Roles.ANY)
  @Query("search")
  @Description("The documents that answer a query best, best first, as they stand on a day.")
  public @NonNull SearchConnectionView search(
      @Name("query") @Description("Words as they come, at most 500 characters.") @NonNull
          String query,
      @Name("filter") @Description(Arguments.FILTER) @Nullable DocumentFilterInput filter,
      @Name("asOf") @Description(Arguments.AS_OF) @Nullable LocalDate asOf,
      @Name("knownAt") @Description(Arguments.KNOWN_AT) @Nullable Instant knownAt,
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("10") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    Reading reading = asked.at(asOf, knownAt);
    SearchRequest request =
        new SearchRequest(
            SearchRequest.query(query),
            DocumentFilterInput.read(filter),
            reading.viewer(),
            reading.moment().asOf(),
            reading.moment().knownAt(),
            first,
            after);
    SearchPage page = search.find(request);
    return new SearchConnectionView(search, documents, request, page, reading);
  }

  @RolesAllowed(Roles.ANY)
  @Query("suggest")
  @Description("Names that somebody may be typing, best first: by characters, pinyin or initials.")
  public @NonNull List<@NonNull SuggestionView> suggest(
      @Name("prefix") @Description("What is typed so far, at most 500 characters.") @NonNull
          String prefix,
      @Name("filter") @Description(Arguments.FILTER) @Nullable DocumentFilterInput filter,
      @Name("first") @Description("How many, 1 to 20.") @DefaultValue("8") int first) {
    Reading reading = asked.at(null, null);
    return search
        .suggest(
            prefix,
            DocumentFilterInput.read(filter),
            reading.viewer(),
            reading.moment().asOf(),
            SearchRequest.names(first))
        .stream()
        .map(SuggestionView::of)
        .toList();
  }

  @RolesAllowed(Roles.ANY)
  @Description("Documents about the same, closest first; as they stand on the day asked for.")
  public @NonNull List<@NonNull DocumentView> related(
      @Source DocumentView document,
      @Name("first") @Description("How many, 1 to 20.") @DefaultValue("5") int first) {
    Reading reading = document.reading();
    return SharedVersions.views(
        documents,
        search.related(
            document.shown(), reading.viewer(), reading.moment(), SearchRequest.names(first)),
        reading);
  }
}
