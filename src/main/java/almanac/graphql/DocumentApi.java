package almanac.graphql;

import almanac.access.Roles;
import almanac.document.Document;
import almanac.document.Documents;
import almanac.document.Drafts;
import almanac.document.Page;
import almanac.document.Version;
import almanac.graphql.Connections.DocumentConnectionView;
import almanac.graphql.Connections.DocumentEdgeView;
import almanac.graphql.Connections.VersionConnectionView;
import almanac.graphql.Connections.VersionEdgeView;
import almanac.graphql.Texts.BodyFormat;
import almanac.graphql.VersionView.ContentView;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Reading documents and their versions. */
@GraphQLApi
public class DocumentApi {
  private final Documents documents;
  private final Drafts drafts;
  private final Asked asked;

  DocumentApi(Documents documents, Drafts drafts, Asked asked) {
    this.documents = documents;
    this.drafts = drafts;
    this.asked = asked;
  }

  @RolesAllowed(Roles.ANY)
  @Query("document")
  @Description(
      "A document as it stands on a day; null: there is none, or it is not for this viewer.")
  public @Nullable DocumentView document(
      @Name("slug") @Description("The document.") @NonNull @Id String slug,
      @Name("asOf") @Description(Arguments.AS_OF) @Nullable LocalDate asOf,
      @Name("knownAt") @Description(Arguments.KNOWN_AT) @Nullable Instant knownAt) {
    Reading reading = asked.at(asOf, knownAt);
    return documents
        .governing(slug, reading.moment(), reading.viewer())
        .map(d -> AnyDocument.of(d, reading))
        .orElse(null);
  }

  @RolesAllowed(Roles.ANY)
  @Query("documents")
  @Description("Documents as they stand on a day, by slug.")
  public @NonNull DocumentConnectionView documents(
      @Name("filter") @Description(Arguments.FILTER) @Nullable DocumentFilterInput filter,
      @Name("asOf") @Description(Arguments.AS_OF) @Nullable LocalDate asOf,
      @Name("knownAt") @Description(Arguments.KNOWN_AT) @Nullable Instant knownAt,
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    Reading reading = asked.at(asOf, knownAt);
    Page<Document> page =
        documents.list(
            DocumentFilterInput.read(filter),
            reading.moment(),
            reading.viewer(),
            Cursors.page(first),
            Cursors.DOCUMENTS.decode(after));
    return Connections.of(
        page,
        after,
        d -> Cursors.DOCUMENTS.encode(d.version().slug()),
        (cursor, d) -> new DocumentEdgeView(cursor, AnyDocument.of(d, reading)),
        DocumentConnectionView::new);
  }

  @RolesAllowed(Roles.ANY)
  @Query("version")
  @Description("One version of a document; null: there is none, or it is not for this viewer.")
  public @Nullable VersionView version(
      @Name("slug") @Description("The document.") @NonNull @Id String slug,
      @Name("number") @Description("The version's number.") int number) {
    Reading reading = asked.at(null, null);
    return documents
        .version(slug, number, reading.viewer())
        .or(() -> drafts.version(slug, number, reading.viewer()))
        .map(v -> new VersionView(v, reading))
        .orElse(null);
  }

  @RolesAllowed(Roles.ANY)
  @Description("The whole text.")
  public @NonNull String body(
      @Source DocumentView document,
      @Name("format") @Description(Arguments.FORMAT) @DefaultValue("MARKDOWN") BodyFormat format) {
    return ((AnyDocument) document).body(format);
  }

  @RolesAllowed(Roles.ANY)
  @Description("The whole text.")
  public @NonNull String body(
      @Source ContentView content,
      @Name("format") @Description(Arguments.FORMAT) @DefaultValue("MARKDOWN") BodyFormat format) {
    return Texts.body(content.content().clauses(), content.content().markdown(), format);
  }

  @RolesAllowed(Roles.ANY)
  @Description("The versions of the document that were ever published, the newest first.")
  public @NonNull VersionConnectionView versions(
      @Source DocumentView document,
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    Reading reading = document.reading();
    Page<Version> page =
        documents.history(
            document.getSlug(),
            reading.viewer(),
            Cursors.page(first),
            Cursors.VERSIONS.decode(after, Integer::valueOf));
    return Connections.of(
        page,
        after,
        v -> Cursors.VERSIONS.encode(Integer.toString(v.number())),
        (cursor, v) -> new VersionEdgeView(cursor, new VersionView(v, reading)),
        VersionConnectionView::new);
  }
}
