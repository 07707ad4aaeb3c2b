package almanac.document.synonym;

import static java.util.stream.Collectors.joining;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.Forbidden;
import almanac.document.DocumentException.InvalidContent;
import almanac.document.DocumentException.NotFound;
import almanac.document.DocumentException.WrongState;
import almanac.document.Page;
import almanac.document.Publishing;
import almanac.document.Viewer;
import almanac.document.synonym.SynonymProposal.State;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.document.time.BusinessTime;
import almanac.document.workflow.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The door through which people change the list of synonyms: one proposes, another one approves. A
 * proposal says what to add and what to remove, so that two of them can be open at once; it is
 * judged again, against the list as it is then, when it is approved.
 */
@ApplicationScoped
@Transactional
public class SynonymProposals {
  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_TOLD = 10;

  private final Synonyms synonyms;
  private final BusinessTime time;

  SynonymProposals(Synonyms synonyms, BusinessTime time) {
    this.synonyms = synonyms;
    this.time = time;
  }

  /**
   * Proposes a change.
   *
   * @throws BadRequest if it changes nothing, or too much at once
   * @throws InvalidContent if the list would not be right with it
   */
  public SynonymProposal propose(
      List<Synonym> added, List<Synonym> removed, String reason, Viewer proposer) {
    int size = added.size() + removed.size();
    if (size == 0 || size > MOST_AT_ONCE) {
      throw new BadRequest("A proposal adds and removes 1 to " + MOST_AT_ONCE + " synonyms.");
    }
    changed(synonyms.current(), added, removed);
    SynonymProposalRow row =
        SynonymProposalRow.of(
            added, removed, Publishing.reason(reason), proposer.name(), time.now());
    row.persist();
    return row.proposal();
  }

  /**
   * Makes a proposal hold: from the entry of the journal on that it appends, on every replica.
   *
   * @throws NotFound if there is no such proposal
   * @throws WrongState if it is decided already
   * @throws Forbidden if the approver proposed it
   * @throws InvalidContent if by now the list would not be right with it
   */
  public SynonymProposal approve(long id, Viewer approver) {
    SynonymProposalRow row = open(id);
    if (row.proposer.equals(approver.name())) {
      throw new Forbidden("Whoever proposed a change of the synonyms cannot approve it.");
    }
    List<Synonym> added = row.proposal().added();
    List<Synonym> removed = row.proposal().removed();
    synonyms.change(list -> changed(list, added, removed), approver.name());
    decide(row, State.APPROVED, approver, null);
    return row.proposal();
  }

  /**
   * Ends a proposal that shall not hold: an approver does, or whoever proposed it.
   *
   * @throws NotFound if there is no such proposal
   * @throws WrongState if it is decided already
   * @throws Forbidden if it is somebody else's
   */
  public SynonymProposal reject(long id, String reason, Viewer actor) {
    SynonymProposalRow row = open(id);
    if (!actor.roles().contains(Role.APPROVER) && !row.proposer.equals(actor.name())) {
      throw new Forbidden("An editor can take back only what he proposed himself.");
    }
    decide(row, State.REJECTED, actor, Publishing.reason(reason));
    return row.proposal();
  }

  /**
   * Proposals, the newest first.
   *
   * @param state only those; null: all
   * @param below the id to go on below; null: from the newest
   */
  public Page<SynonymProposal> list(@Nullable State state, int first, @Nullable Long below) {
    List<SynonymProposal> found =
        SynonymProposalRow.<SynonymProposalRow>find(
                "id < ?1 and state in ?2 order by id desc",
                below == null ? Long.MAX_VALUE : below,
                state == null ? List.of(State.values()) : List.of(state))
            .range(0, first)
            .stream()
            .map(SynonymProposalRow::proposal)
            .toList();
    return Page.of(found, first);
  }

  private SynonymProposalRow open(long id) {
    SynonymProposalRow row = SynonymProposalRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      throw new NotFound("There is no such proposal.");
    }
    if (row.state != State.OPEN) {
      throw new WrongState("The proposal is decided already.");
    }
    return row;
  }

  private void decide(SynonymProposalRow row, State state, Viewer actor, @Nullable String reason) {
    row.state = state;
    row.decidedBy = actor.name();
    row.decidedAt = time.now();
    row.decisionReason = reason;
  }

  /** The list with a change made to it, if that can be and is right. */
  private static List<Synonym> changed(
      List<Synonym> list, List<Synonym> added, List<Synonym> removed) {
    List<String> problems = new ArrayList<>();
    Set<Synonym> result = new LinkedHashSet<>(list);
    for (Synonym s : removed) {
      if (!result.remove(s)) {
        problems.add(words(s) + " is not in the list.");
      }
    }
    for (Synonym s : added) {
      @Nullable String wrong = SynonymRules.wrong(s.street(), s.term());
      if (wrong != null) {
        problems.add(words(s) + ": " + wrong);
      } else if (!result.add(s)) {
        problems.add(words(s) + " is in the list already.");
      }
    }
    if (result.size() > SynonymRules.MOST) {
      problems.add("A list has at most " + SynonymRules.MOST + " synonyms.");
    }
    SynonymRules.chained(result)
        .forEach(s -> problems.add(words(s) + ": " + SynonymRules.chainSentence(s)));
    if (!problems.isEmpty()) {
      String more = problems.size() > MOST_TOLD ? " And more." : "";
      throw new InvalidContent(problems.stream().limit(MOST_TOLD).collect(joining(" ", "", more)));
    }
    return List.copyOf(result);
  }

  private static String words(Synonym synonym) {
    return synonym.street() + " => " + synonym.term();
  }
}
