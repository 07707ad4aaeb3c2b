package almanac.graphql.edit;

import almanac.access.Roles;
import almanac.document.DocumentException.BadRequest;
import almanac.document.Publishing;
import almanac.document.Version;
import almanac.document.text.VersionContent;
import almanac.document.workflow.VersionRef;
import almanac.graphql.Asked;
import almanac.graphql.Reading;
import almanac.graphql.VersionView;
import almanac.graphql.edit.GateViews.GateResultView;
import almanac.graphql.edit.GateViews.PublishResultView;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Writing, reviewing, publishing and withdrawing versions. */
@GraphQLApi
public class EditApi {
  private static final String SLUG = "The document.";
  private static final String NUMBER = "The version's number.";
  private static final String REVISION =
      "The revision that the caller has seen; another one by now is STALE.";

  private final Publishing publishing;
  private final Asked asked;

  EditApi(Publishing publishing, Asked asked) {
    this.publishing = publishing;
    this.asked = asked;
  }

  @RolesAllowed(Roles.EDITOR)
  @Mutation("createDraft")
  @Description("Makes a draft: of a new document, or as the next version of one.")
  public @NonNull VersionView createDraft(
      @Name("input") @Description("The draft.") @NonNull DraftInput input) {
    Reading reading = asked.now();
    VersionContent content = input.read(reading.moment().asOf());
    return new VersionView(
        publishing.create(input.slug(), input.readKind(), content, reading.viewer()), reading);
  }

  @RolesAllowed(Roles.EDITOR)
  @Mutation("editDraft")
  @Description("Puts another text in the place of a draft's.")
  public @NonNull VersionView editDraft(
      @Name("slug") @Description(SLUG) @NonNull @Id String slug,
      @Name("number") @Description(NUMBER) int number,
      @Name("revision") @Description(REVISION) int revision,
      @Name("input") @Description("The draft.") @NonNull DraftInput input) {
    if (!input.slug().equals(slug)) {
      throw new BadRequest("A draft stays with its document, " + slug + ".");
    }
    Reading reading = asked.now();
    VersionContent content = input.read(reading.moment().asOf());
    VersionRef ref = new VersionRef(slug, number, revision);
    return new VersionView(publishing.edit(ref, content, reading.viewer()), reading);
  }

  @RolesAllowed(Roles.EDITOR)
  @Mutation("discardDraft")
  @Description("Throws a draft away. Its number is not used again.")
  public boolean discardDraft(
      @Name("slug") @Description(SLUG) @NonNull @Id String slug,
      @Name("number") @Description(NUMBER) int number,
      @Name("revision") @Description(REVISION) int revision) {
    publishing.discard(new VersionRef(slug, number, revision), asked.now().viewer());
    return true;
  }

  @RolesAllowed(Roles.EDITOR)
  @Mutation("restoreVersion")
  @Description("Makes a draft with the text of an older version; nothing old is changed.")
  public @NonNull VersionView restoreVersion(
      @Name("slug") @Description(SLUG) @NonNull @Id String slug,
      @Name("number") @Description("The version whose text is wanted.") int number) {
    Reading reading = asked.now();
    return new VersionView(publishing.restore(slug, number, reading.viewer()), reading);
  }

  @RolesAllowed(Roles.EDITOR)
  @Mutation("submit")
  @Description("Hands a draft over to those who approve, unless the gate finds an error in it.")
  public @NonNull GateResultView submit(
      @Name("slug") @Description(SLUG) @NonNull @Id String slug,
      @Name("number") @Description(NUMBER) int number,
      @Name("revision") @Description(REVISION) int revision) {
    Reading reading = asked.now();
    VersionRef ref = new VersionRef(slug, number, revision);
    return GateResultView.of(publishing.submit(ref, reading.viewer()), reading);
  }

  @RolesAllowed({Roles.EDITOR, Roles.APPROVER})
  @Mutation("sendBack")
  @Description("Makes a version in review a draft again.")
  public @NonNull VersionView sendBack(
      @Name("slug") @Description(SLUG) @NonNull @Id String slug,
      @Name("number") @Description(NUMBER) int number,
      @Name("revision") @Description(REVISION) int revision,
      @Name("reason") @Description("What should be changed.") @NonNull String reason) {
    Reading reading = asked.now();
    VersionRef ref = new VersionRef(slug, number, revision);
    return new VersionView(publishing.sendBack(ref, reason, reading.viewer()), reading);
  }

  @RolesAllowed(Roles.APPROVER)
  @Mutation("publish")
  @Description("Publishes a version in review; never by anyone who wrote any part of it.")
  public @NonNull PublishResultView publish(
      @Name("slug") @Description(SLUG) @NonNull @Id String slug,
      @Name("number") @Description(NUMBER) int number,
      @Name("revision") @Description(REVISION) int revision) {
    return publishTogether(List.of(new VersionRefInput(slug, number, revision)));
  }

  @RolesAllowed(Roles.APPROVER)
  @Mutation("publishTogether")
  @Description("Publishes versions in review at one instant: all or none, also to readers.")
  public @NonNull PublishResultView publishTogether(
      @Name("versions") @Description("The versions, 1 to 50.") @NonNull
          List<@NonNull VersionRefInput> versions) {
    Reading reading = asked.now();
    List<VersionRef> refs = versions.stream().map(VersionRefInput::read).toList();
    return PublishResultView.of(publishing.publish(refs, reading.viewer()), reading);
  }

  @RolesAllowed(Roles.APPROVER)
  @Mutation("withdraw")
  @Description("Takes a published version back.")
  public @NonNull VersionView withdraw(
      @Name("slug") @Description(SLUG) @NonNull @Id String slug,
      @Name("number") @Description(NUMBER) int number,
      @Name("revision") @Description(REVISION) int revision,
      @Name("reason") @Description("Why.") @NonNull String reason,
      @Name("uncovers")
          @Description(
              "The number that will govern then, on the first of the version's days that is not"
                  + " over; null: none. Another one is STALE.")
          @Nullable Integer uncovers) {
    Reading reading = asked.now();
    VersionRef ref = new VersionRef(slug, number, revision);
    Version withdrawn = publishing.withdraw(ref, reason, uncovers, reading.viewer());
    return new VersionView(withdrawn, reading);
  }
}
