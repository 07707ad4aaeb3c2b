package almanac.graphql.edit;

import almanac.document.workflow.VersionRef;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A version as the caller saw it. */
@Input("VersionRef")
@Description("A version, at the revision that the caller has seen.")
public record VersionRefInput(
    @NonNull @Id @Description("The document.") String slug,
    @Description("The version's number.") int number,
    @Description("The revision; another one by now is STALE.") int revision) {

  VersionRef read() {
    return new VersionRef(slug, number, revision);
  }
}
