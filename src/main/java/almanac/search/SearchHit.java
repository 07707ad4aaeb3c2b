package almanac.search;

import almanac.search.plan.MatchKind;

/** A document that an engine found, and by what means. */
public record SearchHit(Shown shown, MatchKind matchedBy) {
  public String slug() {
    return shown.slug();
  }
}
