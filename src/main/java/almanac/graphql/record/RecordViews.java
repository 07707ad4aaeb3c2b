package almanac.graphql.record;

import almanac.graphql.Connections.PageInfoView;
import almanac.graphql.DocumentView;
import almanac.graphql.access.ViewerView;
import almanac.record.Acknowledgement;
import almanac.record.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** The record as the API shows it. */
final class RecordViews {
  private RecordViews() {}

  @Type("Acknowledgement")
  @Description("Somebody's word that he has read a version.")
  public record AcknowledgementView(
      @NonNull @Description("Who gave it.") String reader,
      @NonNull @Id @Description("The document.") String slug,
      @Description("The number of the version.") int number,
      @NonNull @Description("SHA-256 of the text that he was shown.") String contentHash,
      @NonNull @Description("When he first gave it.") Instant at) {
    static AcknowledgementView of(Acknowledgement a) {
      return new AcknowledgementView(a.reader(), a.slug(), a.number(), a.contentHash(), a.at());
    }
  }

  @Type("AcknowledgementEdge")
  @Description("An acknowledgement and its place in the list.")
  public record AcknowledgementEdgeView(
      @NonNull @Description("Continues behind this edge.") String cursor,
      @NonNull @Description("The acknowledgement.") AcknowledgementView node) {}

  @Type("AcknowledgementConnection")
  @Description("A page of acknowledgements, by reader.")
  public record AcknowledgementConnectionView(
      @NonNull @Description("The acknowledgements of this page.")
          List<@NonNull AcknowledgementEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}

  @Type("Reader")
  @Description("Somebody who has come lately, as he was then.")
  public record ReaderView(
      @NonNull @Description("The name that stands under what he does.") String name,
      @NonNull @Description("What he may do.") List<ViewerView.@NonNull RoleName> roles,
      @NonNull @Description("The groups he is in.") List<@NonNull String> groups,
      @NonNull @Description("When he last came, to the hour.") Instant seenAt) {
    static ReaderView of(Reader reader) {
      ViewerView person = ViewerView.of(reader.person());
      return new ReaderView(person.name(), person.roles(), person.groups(), reader.seenAt());
    }
  }

  @Type("ReaderEdge")
  @Description("A reader and his place in the list.")
  public record ReaderEdgeView(
      @NonNull @Description("Continues behind this edge.") String cursor,
      @NonNull @Description("The reader.") ReaderView node) {}

  @Type("ReaderConnection")
  @Description("A page of readers, by name.")
  public record ReaderConnectionView(
      @NonNull @Description("The readers of this page.") List<@NonNull ReaderEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}

  @Type("ToReadEdge")
  @Description("A document that is to be read, and its place in the list.")
  public record ToReadEdgeView(
      @NonNull @Description("Continues behind this edge.") String cursor,
      @NonNull @Description("The document.") DocumentView node,
      @Description("The number of the version to read and acknowledge.") int number,
      @NonNull @Description("The day since which it holds what is to be read.") LocalDate since) {}

  @Type("ToReadConnection")
  @Description("A page of documents that are to be read, by slug.")
  public record ToReadConnectionView(
      @NonNull @Description("The documents of this page.") List<@NonNull ToReadEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}
}
