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
import almanac.graphql.live.Stretch;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Subscription;
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
import org.reactivestreams.Publisher;

/** What changed. */
@GraphQLApi
public class ChangeApi {
  private final Chronicle chronicle;
  private final Documents documents;
  private final Asked asked;
  private final Context context;

  ChangeApi(Chronicle chronicle, Documents documents, Asked asked, Context context) {
    this.context = context;
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
    Journal.@Nullable Place behind = Changes.place(after);
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
        Changes::cursor,
        (cursor, e) ->
            new ChangeEdgeView(
                cursor, new ChangeView(e, () -> versions.get(e.slug(), e.number()), reading)),
        ChangeConnectionView::new);
  }

  @RolesAllowed(Roles.ANY)
  @Subscription("changes")
  @Description(
      "The journal as it grows, in its order: publications and withdrawals, each once, as you may"
          + " read them when they are sent. Over a WebSocket (graphql-transport-ws).")
  public @NonNull Publisher<@NonNull ChangeView> liveChanges(
      @Name("after")
          @Description(
              "Goes on behind this cursor of a change, so that nothing is missed; without it, with"
                  + " what comes from now on.")
          @Nullable String after,
      @Name("filter") @Description("Only of these documents; inForce is of no account here.")
          @Nullable DocumentFilterInput filter) {
    Reading reading = asked.now();
    Instant head = reading.moment().knownAt();
    Stretch stretch = Stretch.of(context);
    Journal.@Nullable Place begin = Changes.place(after);
    Chronicle.Look look =
        chronicle.next(
            reading.viewer(),
            DocumentFilterInput.read(filter),
            stretch.behind(begin == null ? Journal.Place.after(head) : begin),
            head,
            Stretch.MOST);
    return stretch.show(look, s -> new ChangeView(s.entry(), s::version, reading));
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

  private static DatedChange place(String key) {
    int slash = Math.max(0, key.indexOf('/'));
    LocalDate day = LocalDate.parse(key.substring(0, slash));
    return new DatedChange(
        key.substring(slash + 1),
        new InForceChange(day, InForceChange.Change.TOOK_EFFECT, null, null));
  }
}
