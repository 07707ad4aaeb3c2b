package almanac.graphql.edit;

import almanac.access.Roles;
import almanac.document.DocumentException.NotFound;
import almanac.document.Page;
import almanac.document.synonym.SynonymProposal;
import almanac.document.synonym.SynonymProposals;
import almanac.document.synonym.Synonyms;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.graphql.Arguments;
import almanac.graphql.Asked;
import almanac.graphql.Connections;
import almanac.graphql.Cursors;
import almanac.graphql.edit.SynonymViews.ProposalConnectionView;
import almanac.graphql.edit.SynonymViews.ProposalEdgeView;
import almanac.graphql.edit.SynonymViews.ProposalView;
import almanac.graphql.edit.SynonymViews.StateName;
import almanac.graphql.edit.SynonymViews.SynonymConnectionView;
import almanac.graphql.edit.SynonymViews.SynonymEdgeView;
import almanac.graphql.edit.SynonymViews.SynonymView;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The words of the street: which hold, and how they are changed by two people. */
@GraphQLApi
public class SynonymApi {
  private static final String ID = "The proposal.";

  private final Synonyms synonyms;
  private final SynonymProposals proposals;
  private final Asked asked;

  SynonymApi(Synonyms synonyms, SynonymProposals proposals, Asked asked) {
    this.synonyms = synonyms;
    this.proposals = proposals;
    this.asked = asked;
  }

  @RolesAllowed(Roles.ANY)
  @Query("synonyms")
  @Description("The synonyms that searches go by, by their words of the street.")
  public @NonNull SynonymConnectionView synonyms(
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    Page<Synonym> page =
        synonyms.page(Cursors.page(first), Cursors.SYNONYMS.decode(after, SynonymApi::synonym));
    return Connections.of(
        page,
        after,
        s -> Cursors.SYNONYMS.encode(s.street() + "=>" + s.term()),
        (cursor, s) -> new SynonymEdgeView(cursor, SynonymView.of(s)),
        SynonymConnectionView::new);
  }

  @RolesAllowed({Roles.EDITOR, Roles.APPROVER, Roles.ADMIN})
  @Query("synonymProposals")
  @Description("What was proposed to change about the synonyms, the newest first.")
  public @NonNull ProposalConnectionView synonymProposals(
      @Name("state") @Description("Only those that have come so far; all if absent.")
          @Nullable StateName state,
      @Name("first") @Description(Arguments.FIRST) @DefaultValue("20") int first,
      @Name("after") @Description(Arguments.AFTER) @Nullable String after) {
    Page<SynonymProposal> page =
        proposals.list(
            state == null ? null : SynonymProposal.State.valueOf(state.name()),
            Cursors.page(first),
            Cursors.SYNONYM_PROPOSALS.decode(after, Long::valueOf));
    return Connections.of(
        page,
        after,
        p -> Cursors.SYNONYM_PROPOSALS.encode(Long.toString(p.id())),
        (cursor, p) -> new ProposalEdgeView(cursor, ProposalView.of(p)),
        ProposalConnectionView::new);
  }

  @RolesAllowed(Roles.EDITOR)
  @Mutation("proposeSynonyms")
  @Description("Proposes a change of the synonyms; it holds when somebody else has approved it.")
  public @NonNull ProposalView proposeSynonyms(
      @Name("input") @Description("The change.") @NonNull SynonymProposalInput input) {
    return ProposalView.of(
        proposals.propose(input.added(), input.removed(), input.reason, asked.now().viewer()));
  }

  @RolesAllowed(Roles.APPROVER)
  @Mutation("approveSynonyms")
  @Description("Makes a proposal hold, for all searches; never by whoever proposed it.")
  public @NonNull ProposalView approveSynonyms(
      @Name("id") @Description(ID) @NonNull @Id String id) {
    return ProposalView.of(proposals.approve(number(id), asked.now().viewer()));
  }

  @RolesAllowed({Roles.EDITOR, Roles.APPROVER})
  @Mutation("rejectSynonyms")
  @Description("Ends a proposal: an approver does, or the editor whose own it is.")
  public @NonNull ProposalView rejectSynonyms(
      @Name("id") @Description(ID) @NonNull @Id String id,
      @Name("reason") @Description("Why, in 1 to 1000 characters.") @NonNull String reason) {
    return ProposalView.of(proposals.reject(number(id), reason, asked.now().viewer()));
  }

  private static Synonym synonym(String key) {
    int arrow = key.indexOf("=>");
    return new Synonym(key.substring(0, Math.max(0, arrow)), key.substring(arrow + 2));
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw new NotFound("There is no such proposal.");
    }
  }
}
