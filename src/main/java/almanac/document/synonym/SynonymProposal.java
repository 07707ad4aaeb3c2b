package almanac.document.synonym;

import almanac.document.synonym.Synonyms.Synonym;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of the list of synonyms that somebody proposed, and what became of it.
 *
 * @param decidedBy who approved or rejected it; null while it is open
 */
public record SynonymProposal(
    long id,
    List<Synonym> added,
    List<Synonym> removed,
    String reason,
    String proposer,
    Instant proposedAt,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String decisionReason) {

  public SynonymProposal {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** How far a proposal has come. */
  public enum State {
    OPEN,
    APPROVED,
    REJECTED
  }
}
