package almanac.graphql.edit;

import almanac.document.synonym.SynonymProposal;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.graphql.Connections.PageInfoView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Synonyms, and proposals to change them, as the API shows them. */
final class SynonymViews {
  private SynonymViews() {}

  @Type("Synonym")
  @Description("A search for the word of the street finds the term, too; not the other way.")
  public record SynonymView(
      @NonNull @Description("What customers say.") String street,
      @NonNull @Description("What texts say.") String term) {
    static SynonymView of(Synonym synonym) {
      return new SynonymView(synonym.street(), synonym.term());
    }
  }

  @Type("SynonymEdge")
  @Description("A synonym and its place in the list.")
  public record SynonymEdgeView(
      @NonNull @Description("Continues behind this synonym.") String cursor,
      @NonNull @Description("The synonym.") SynonymView node) {}

  @Type("SynonymConnection")
  @Description("A page of the synonyms that hold.")
  public record SynonymConnectionView(
      @NonNull @Description("The synonyms of this page.") List<@NonNull SynonymEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}

  @Enum("SynonymProposalState")
  @Description("How far a proposal has come.")
  public enum StateName {
    @Description("It waits for somebody else's approval.")
    OPEN,
    @Description("It holds since it was decided.")
    APPROVED,
    @Description("It never held.")
    REJECTED
  }

  @Type("SynonymProposal")
  @Description("A change of the synonyms that somebody proposed, and what became of it.")
  public record ProposalView(
      @NonNull @Id @Description("Names it.") String id,
      @NonNull @Description("How far it has come.") StateName state,
      @NonNull @Description("What it adds.") List<@NonNull SynonymView> added,
      @NonNull @Description("What it removes.") List<@NonNull SynonymView> removed,
      @NonNull @Description("Why, in its proposer's words.") String reason,
      @NonNull @Description("Who proposed it.") String proposer,
      @NonNull @Description("When.") Instant proposedAt,
      @Description("Who approved or rejected it; never its proposer who approved.")
          @Nullable String decidedBy,
      @Description("When.") @Nullable Instant decidedAt,
      @Description("Why it was rejected.") @Nullable String decisionReason) {
    static ProposalView of(SynonymProposal p) {
      return new ProposalView(
          Long.toString(p.id()),
          StateName.valueOf(p.state().name()),
          p.added().stream().map(SynonymView::of).toList(),
          p.removed().stream().map(SynonymView::of).toList(),
          p.reason(),
          p.proposer(),
          p.proposedAt(),
          p.decidedBy(),
          p.decidedAt(),
          p.decisionReason());
    }
  }

  @Type("SynonymProposalEdge")
  @Description("A proposal and its place in the list.")
  public record ProposalEdgeView(
      @NonNull @Description("Continues behind this proposal.") String cursor,
      @NonNull @Description("The proposal.") ProposalView node) {}

  @Type("SynonymProposalConnection")
  @Description("A page of proposals, the newest first.")
  public record ProposalConnectionView(
      @NonNull @Description("The proposals of this page.") List<@NonNull ProposalEdgeView> edges,
      @NonNull @Description("Where the page stands.") PageInfoView pageInfo) {}
}
