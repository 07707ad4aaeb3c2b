package almanac.document.synonym;

import almanac.document.synonym.SynonymProposal.State;
import almanac.document.synonym.Synonyms.Synonym;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.annotations.Array;
import org.jspecify.annotations.Nullable;

/** A proposal as it is kept: street words and terms at the same places. */
@Entity
@Table(name = "synonym_proposal")
@SuppressWarnings("NullAway.Init") // filled by the database
class SynonymProposalRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String proposer;

  @Column(name = "proposed_at")
  Instant proposedAt;

  String reason;

  @Array(length = 5000)
  @Column(name = "added_streets", columnDefinition = "text[]")
  List<String> addedStreets;

  @Array(length = 5000)
  @Column(name = "added_terms", columnDefinition = "text[]")
  List<String> addedTerms;

  @Array(length = 5000)
  @Column(name = "removed_streets", columnDefinition = "text[]")
  List<String> removedStreets;

  @Array(length = 5000)
  @Column(name = "removed_terms", columnDefinition = "text[]")
  List<String> removedTerms;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  State state;

  @Nullable
  @Column(name = "decided_by")
  String decidedBy;

  @Nullable
  @Column(name = "decided_at")
  Instant decidedAt;

  @Nullable
  @Column(name = "decision_reason")
  String decisionReason;

  static SynonymProposalRow of(
      List<Synonym> added, List<Synonym> removed, String reason, String proposer, Instant at) {
    SynonymProposalRow row = new SynonymProposalRow();
    row.addedStreets = added.stream().map(Synonym::street).toList();
    row.addedTerms = added.stream().map(Synonym::term).toList();
    row.removedStreets = removed.stream().map(Synonym::street).toList();
    row.removedTerms = removed.stream().map(Synonym::term).toList();
    row.reason = reason;
    row.proposer = proposer;
    row.proposedAt = at;
    row.state = State.OPEN;
    return row;
  }

  SynonymProposal proposal() {
    return new SynonymProposal(
        id,
        pairs(addedStreets, addedTerms),
        pairs(removedStreets, removedTerms),
        reason,
        proposer,
        proposedAt,
        state,
        decidedBy,
        decidedAt,
        decisionReason);
  }

  private static List<Synonym> pairs(List<String> streets, List<String> terms) {
    return IntStream.range(0, streets.size())
        .mapToObj(i -> new Synonym(streets.get(i), terms.get(i)))
        .toList();
  }
}
