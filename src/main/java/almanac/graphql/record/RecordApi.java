package almanac.graphql.record;

import almanac.access.Roles;
import almanac.document.Page;
import almanac.graphql.Arguments;
import almanac.graphql.Asked;
import almanac.graphql.Connections;
import almanac.graphql.Cursors;
import almanac.graphql.Reading;
import almanac.graphql.VersionView;
import almanac.graphql.record.RecordViews.AcknowledgementConnectionView;
import almanac.graphql.record.RecordViews.AcknowledgementEdgeView;
import almanac.graphql.record.RecordViews.AcknowledgementView;
import almanac.graphql.record.RecordViews.ReaderConnectionView;
import almanac.graphql.record.RecordViews.ReaderEdgeView;
import almanac.graphql.record.RecordViews.ReaderView;
import almanac.graphql.record.RecordViews.ToReadConnectionView;
import almanac.graphql.record.RecordViews.ToReadEdgeView;
import almanac.record.Acknowledgement;
import almanac.record.Acknowledgements;
import almanac.record.Acknowledgements.ToRead;
import almanac.record.ReadReports;
import almanac.record.Reader;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What one has read and has still to read; and, for those who lead readers, who has. */
@GraphQLApi
public class RecordApi {
  private final Acknowledgements acknowledgements;
  private final ReadReports reports;
  private final Asked asked;

  RecordApi(Acknowledgements acknowledgements, ReadReports reports, Asked asked) {
    this.acknowledgements = acknowledgements;
    this.reports = reports;
    this.asked = asked;
  }

  @RolesAllowed(Roles.PERSON)
  @Mutation("acknowledge")
  @Description(
      "Says that the viewer has read a published version. It is kept for good; said again, it keeps"
          + " its first time. Not for programs.")
  public @NonNull AcknowledgementView acknowledge(
      @Name("slug") @Description("The document.") @NonNull @Id String slug,
      @Name("number") @Description("The version's number.") int number,
      @Name("contentHash")
          @Description("The contentHash of the text that was shown; of another one it is STALE.")
          @NonNull
          String contentHash) {
    return AcknowledgementView.of(
        acknowledgements.acknowledge(slug, number, contentHash, asked.now().viewer()));
  }

  @RolesAllowed(Roles.PERSON)
  @Query("toRead")
  @Description(
      "The documents in force that the viewer may read and has not, by slug. Read is a document of"
          + " which he has acknowledged any version from the last substantive one on.")
  public @NonNull ToReadConnectionView toRead(
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    Reading reading = asked.now();
    String behind = Cursors.TO_READ.decode(after, slug -> slug);
    Page<ToRead> page =
        acknowledgements.toRead(reading.moment(), reading.viewer(), Cursors.page(first), behind);
    return Connections.of(
        page,
        after,
        t -> Cursors.TO_READ.encode(t.document().version().slug()),
        (cursor, t) ->
            new ToReadEdgeView(
                cursor, reading.show(t.document()), t.document().version().number(), t.since()),
        ToReadConnectionView::new);
  }

  @RolesAllowed({Roles.TEAM_LEAD, Roles.ADMIN, Roles.AUDITOR})
  @Query("readReport")
  @Description(
      "Who has read a document as it stands today, and who has not: of those who may read it and"
          + " have come lately. For team leads, admins and auditors who may read it themselves.")
  public @NonNull ReadReportView readReport(
      @Name("slug") @Description("The document.") @NonNull @Id String slug) {
    Reading reading = asked.now();
    return new ReadReportView(reports.of(slug, reading.moment(), reading.viewer()));
  }

  @RolesAllowed(Roles.ANY)
  @Description("Those who have read it, by name, each with what he first acknowledged of it.")
  public @NonNull AcknowledgementConnectionView read(
      @Source ReadReportView report,
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    String behind = Cursors.READ.decode(after, name -> name);
    Page<Acknowledgement> page = report.report().read(Cursors.page(first), behind);
    return Connections.of(
        page,
        after,
        a -> Cursors.READ.encode(a.reader()),
        (cursor, a) -> new AcknowledgementEdgeView(cursor, AcknowledgementView.of(a)),
        AcknowledgementConnectionView::new);
  }

  @RolesAllowed(Roles.ANY)
  @Description("Those who have not, by name.")
  public @NonNull ReaderConnectionView unread(
      @Source ReadReportView report,
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    String behind = Cursors.UNREAD.decode(after, name -> name);
    Page<Reader> page = report.report().unread(Cursors.page(first), behind);
    return Connections.of(
        page,
        after,
        r -> Cursors.UNREAD.encode(r.person().name()),
        (cursor, r) -> new ReaderEdgeView(cursor, ReaderView.of(r)),
        ReaderConnectionView::new);
  }

  @RolesAllowed(Roles.ANY)
  @Description("When the viewer has acknowledged exactly this version; null: he has not.")
  public @Nullable Instant acknowledged(@Source VersionView version) {
    return acknowledgements.at(version.version(), version.reading().viewer()).orElse(null);
  }
}
