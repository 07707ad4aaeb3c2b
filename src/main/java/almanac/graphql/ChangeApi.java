package almanac.graphql;

import almanac.access.Roles;
import almanac.document.Chronicle;
import almanac.document.Chronicle.DatedChange;
import almanac.document.DocumentException.BadRequest;
import almanac.document.Documents;
import almanac.document.Page;
import almanac.document.journal.Journal;
import almanac.document.time.InForceChange;
import almanac.graphql.Changes.ChangeConnectionView;
import almanac.graphql.Changes.ChangeEdgeView;
import almanac.graphql.Changes.ChangeView;
import almanac.graphql.Changes.InForceChangeConnectionView;
import almanac.graphql.Changes.InForceChangeEdgeView;
import almanac.graphql.Changes.InForceChangeView;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What changed. */
@GraphQLApi
public class ChangeApi {
  private final Chronicle chronicle;
  private final Documents documents;
  private final Asked asked;

  ChangeApi(Chronicle chronicle, Documents documents, Asked asked) {
    this.chronicle = chronicle;
    this.documents = documents;
    this.asked = asked;
  }

  @RolesAllowed(Roles.ANY)
  @Query("changes")
  @Description(
      "The journal: every publication and withdrawal in the order in which they came to be known."
          + " The cursor is a position: whoever keeps it misses nothing.")
  public @NonNull ChangeConnectionView changes(
      @Name("after") @Description(Arguments.AFTER) @Nullable String after,
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("50") int first,
      @Name("filter") @Description("Only of these documents; inForce is of no account here.")
          @Nullable DocumentFilterInput filter) {
    Reading reading = asked.at(null, null);
    Journal.@Nullable Place behind = Cursors.CHANGES.decode(after, ChangeApi::journalPlace);
    Page<Journal.VersionEntry> page =
        chronicle.changes(
            reading.viewer(),
            DocumentFilterInput.read(filter),
            Cursors.page(first),
            behind == null ? Journal.Place.START : behind);
    SharedVersions versions = new SharedVersions(documents, reading.viewer());
    page.items().forEach(e -> versions.want(e.slug(), e.number()));
    return Connections.of(
        page,
        after,
        e -> Cursors.CHANGES.encode(e.at() + "/" + e.slug() + "/" + e.number()),
        (cursor, e) -> new ChangeEdgeView(cursor, new ChangeView(e, versions, reading)),
        ChangeConnectionView::new);
  }

  @RolesAllowed(Roles.ANY)
  @Query("inForceChanges")
  @Description(
      "What was different from one business day to the next: took effect, lapsed, corrected,"
          + " withdrawn. Each day is judged by what was known at its end; days to come by what is"
          + " known now.")
  public @NonNull InForceChangeConnectionView inForceChanges(
      @Name("from") @Description("The first day.") @NonNull LocalDate from,
      @Name("until") @Description("The day after the last.") @NonNull LocalDate until,
      @Name("filter") @Description("Only of these documents; inForce is of no account here.")
          @Nullable DocumentFilterInput filter,
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("50") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    Asked.day("from", from);
    Asked.day("until", until);
    if (!until.isAfter(from)) {
      throw new BadRequest("until must be a day after from.");
    }
    Reading reading = asked.at(null, null);
    Page<DatedChange> page =
        chronicle.inForceChanges(
            from,
            until,
            DocumentFilterInput.read(filter),
            reading.viewer(),
            Cursors.page(first),
            Cursors.IN_FORCE_CHANGES.decode(after, ChangeApi::place));
    SharedVersions versions = new SharedVersions(documents, reading.viewer());
    page.items().forEach(c -> InForceChangeView.want(c, versions));
    return Connections.of(
        page,
        after,
        c -> Cursors.IN_FORCE_CHANGES.encode(c.change().day() + "/" + c.slug()),
        (cursor, c) ->
            new InForceChangeEdgeView(cursor, new InForceChangeView(c, versions, reading)),
        InForceChangeConnectionView::new);
  }

  private static Journal.Place journalPlace(String key) {
    String[] parts = key.split("/", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException(key);
    }
    return new Journal.Place(Instant.parse(parts[0]), parts[1], Integer.parseInt(parts[2]));
  }

  private static DatedChange place(String key) {
    int slash = Math.max(0, key.indexOf('/'));
    LocalDate day = LocalDate.parse(key.substring(0, slash));
    return new DatedChange(
        key.substring(slash + 1),
        new InForceChange(day, InForceChange.Change.TOOK_EFFECT, null, null));
  }
}
