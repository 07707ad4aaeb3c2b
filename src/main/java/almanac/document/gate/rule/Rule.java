package almanac.document.gate.rule;

import almanac.document.gate.GateProblem.Severity;

/** What the gate asks of a version; the names are the codes of problems, and stay. */
enum Rule {
  // Words
  TITLE_EMPTY(Severity.ERROR, "A text has a title."),
  SUMMARY_EMPTY(Severity.ERROR, "A text has a summary."),
  OWNER_EMPTY(Severity.ERROR, "A text has an owner."),
  CLAUSES_EMPTY(Severity.ERROR, "A text has at least one clause."),
  CLAUSE_EMPTY(Severity.ERROR, "There is something under each heading."),
  CLAUSE_TWICE(Severity.ERROR, "A clause id stands once in a text."),
  CLAUSE_UNKNOWN(
      Severity.ERROR,
      "Card lines, criteria, terms, steps, figures, forbidden lines and withhold are backed by "
          + "a clause of their text."),
  LINE_EMPTY(Severity.ERROR, "A card line or forbidden line has a text."),
  CARD_TOO_LONG(Severity.ERROR, "The lines of a card have at most 400 characters in all."),
  HEARD_AS_IS_NAME(
      Severity.ERROR, "What customers say for a thing is neither its title nor an alias."),
  AUTHORITY_EMPTY(Severity.ERROR, "A policy names its authority."),
  NUMBER_EMPTY(Severity.ERROR, "A policy names the number of its document."),
  ELIGIBILITY_EMPTY(Severity.ERROR, "A programme says whom it is for."),
  TERMS_EMPTY(Severity.ERROR, "A programme states at least one term."),
  SIGNALS_EMPTY(Severity.ERROR, "A special case has signals."),
  STEPS_EMPTY(Severity.ERROR, "A special case has steps."),
  // Sources and review
  SOURCE_MISSING(Severity.ERROR, "A policy names at least one source."),
  SOURCE_INCOMPLETE(Severity.ERROR, "A source has an authority and a title."),
  SOURCE_UNNAMED(
      Severity.WARNING, "A programme or case without a source states what the bank alone decided."),
  REVIEW_MISSING(Severity.ERROR, "A text has a review-by."),
  REVIEW_NOT_AHEAD(Severity.ERROR, "review-by lies after today and after the first day."),
  // Promises
  MEANS_MISSING(Severity.ERROR, "A can line of a programme says what it means."),
  MEANS_UNCLEAR(Severity.ERROR, "means speaks of one known term, in the form of that term."),
  CAN_EXCEEDS_TERMS(Severity.ERROR, "A can line promises no more than the terms allow on any day."),
  CAN_WITHOUT_TERM(Severity.ERROR, "A can line promises nothing of which the terms are silent."),
  CAN_UNDERSTATES_TERMS(Severity.WARNING, "A can line promises less than the terms allow."),
  CANNOT_IS_GRANTED(Severity.ERROR, "A cannot line forbids nothing that the terms grant."),
  CARD_CONTRADICTS_ITSELF(Severity.ERROR, "No card promises what another of its lines forbids."),
  PROMISE_FORBIDDEN(
      Severity.ERROR,
      "No can line promises what a special case in force forbids (forbidden, by means) for "
          + "the same products and regions."),
  FORBIDS_A_PROMISE(
      Severity.ERROR, "No special case begins to forbid what a card in force promises."),
  FORBIDDEN_WORDS(
      Severity.ERROR,
      "No can or say line holds the words of a line that forbids them, unless it denies "
          + "them."),
  FORBIDDEN_IN_SUMMARY(
      Severity.WARNING, "The summary holds the words of a line that forbids them."),
  // Criteria
  CRITERION_NEVER_HOLDS(
      Severity.ERROR,
      "Each criterion holds for some case: within the range of its fact, for the text's products "
          + "and regions, and, of a programme, for somebody to whom something may be offered."),
  CRITERIA_CONTRADICT(
      Severity.ERROR, "Two criteria of a programme, or all of a case's when, can hold together."),
  PROGRAM_UNREACHABLE(
      Severity.ERROR, "Some case meets all criteria of a programme, its products and regions."),
  CRITERION_REDUNDANT(
      Severity.WARNING, "A criterion holds whenever another of the same text does."),
  FACT_DEAD(
      Severity.WARNING,
      "No programme and no special case in force asks any more for a fact that the version "
          + "before asked for."),
  // Figures
  FIGURE_UNKNOWN(
      Severity.ERROR, "A figure that is referred to is set by some text of that policy."),
  FIGURE_NOT_IN_FORCE(
      Severity.ERROR, "A figure that is referred to holds on each day of the version."),
  FIGURE_UNIT(Severity.ERROR, "A figure for periods counts months or years."),
  TERMS_ABOVE_FIGURE(
      Severity.ERROR,
      "Terms grant no more than the figure of that name which a policy in force sets for "
          + "the same products and regions."),
  CARD_ABOVE_FIGURE(Severity.ERROR, "Nor does the card of a policy or special case."),
  FIGURE_STILL_USED(Severity.ERROR, "A policy removes no figure that terms in force refer to."),
  FIGURE_STRANDS_OTHERS(
      Severity.ERROR, "A policy lowers no figure below what terms and cards in force give."),
  // Links
  LINK_UNKNOWN(Severity.ERROR, "A link leads to a document that there is."),
  LINK_CLAUSE_MISSING(Severity.ERROR, "A link leads to a clause that is there on all days ahead."),
  LINK_NOT_YET(
      Severity.ERROR, "A link leads to a document that begins before the version is over."),
  LINK_UPCOMING(Severity.WARNING, "A link leads to a document that begins later than the version."),
  LINK_LAPSED(Severity.WARNING, "A link leads to a document that has lapsed."),
  CLAUSE_STILL_LINKED(Severity.ERROR, "A clause that others in force link to stays."),
  // Days
  KIND_CHANGED(Severity.ERROR, "A document never changes its kind."),
  RELEASED_TWICE(
      Severity.ERROR, "A release holds a version once, and a first day of a document once."),
  PERIOD_PAST(Severity.WARNING, "The period is over already, and the version corrects nothing."),
  REPLACED_BY_SCHEDULED(
      Severity.WARNING, "A version that is published already takes over before this one ends."),
  CORRECTION_UNEXPLAINED(
      Severity.ERROR,
      "A version with the first day of one that has begun replaces it on all its days: "
          + "change-note says why."),
  TAKES_SCHEDULED_DAYS(
      Severity.ERROR,
      "A version with the first day of a scheduled one keeps that from ever holding: "
          + "change-note says why."),
  NO_SUCCESSOR(Severity.ERROR, "A version that ends has a successor by then, or says ends: true."),
  ENDS_WITHOUT_UNTIL(Severity.ERROR, "ends: true needs an until."),
  ENDS_BUT_FOLLOWED(Severity.WARNING, "It says ends: true, and a later version is there."),
  // Other documents
  SUPERSEDES_SELF(Severity.ERROR, "A document does not supersede itself."),
  SUPERSEDES_UNKNOWN(Severity.ERROR, "A superseded document exists."),
  SUPERSEDES_STILL_HOLDS(Severity.ERROR, "A superseded document ends by the first day."),
  SUPERSEDES_CIRCLE(Severity.ERROR, "Documents do not supersede each other in a circle."),
  SUPERSEDED(Severity.ERROR, "A document does not hold on days on which another supersedes it."),
  NOT_WORDING_ONLY(
      Severity.ERROR, "substantive: false differs in wording alone from the version before."),
  NOTHING_TO_REWORD(Severity.ERROR, "substantive: false follows a version."),
  TWIN_PROGRAMMES(
      Severity.ERROR, "Two programmes for exactly the same cases do not contradict each other."),
  OVERLAPPING_PROGRAMMES(
      Severity.WARNING, "A programme for some of the cases of another contradicts it.");

  private final Severity severity;
  private final String sentence;

  Rule(Severity severity, String sentence) {
    this.severity = severity;
    this.sentence = sentence;
  }

  Severity severity() {
    return severity;
  }

  /** What is asked, or for a warning what is told, for the table of all codes. */
  String sentence() {
    return sentence;
  }
}
