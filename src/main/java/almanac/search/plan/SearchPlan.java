package almanac.search.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * How a query is answered: tier after tier, each as good as its documents cover the query. A
 * document stands in the first tier that it matches; there it is ordered by what it weighs.
 */
public record SearchPlan(List<Tier> tiers) {
  public SearchPlan {
    tiers = List.copyOf(tiers);
  }

  /**
   * Documents that are equally good.
   *
   * @param match what a document must hold to stand in it
   * @param ways by which it may; the first that a document matches is how it matched, the last if
   *     there is none
   * @param tokens what a match weighs: by how rare a token is (BM25), times its weight
   * @param bonuses what it weighs besides, whole
   */
  public record Tier(Match match, List<Way> ways, List<Weighted> tokens, List<Bonus> bonuses) {
    public Tier {
      ways = List.copyOf(ways);
      tokens = List.copyOf(tokens);
      bonuses = List.copyOf(bonuses);
    }

    private Tier withPast() {
      List<Weighted> both = new ArrayList<>(tokens);
      tokens.forEach(t -> both.add(new Weighted(t.field().past(), t.token(), t.weight())));
      return new Tier(
          Match.withPast(match),
          ways.stream().map(way -> new Way(way.kind(), Match.withPast(way.match()))).toList(),
          both,
          bonuses.stream()
              .map(bonus -> new Bonus(Match.withPast(bonus.match()), bonus.weight()))
              .toList());
    }
  }

  /** A means, and what a document must hold for it. */
  public record Way(MatchKind kind, Match match) {}

  /** A token that adds to the score of who holds it. */
  public record Weighted(TokenField field, String token, float weight) {}

  /** A constant that adds to the score of who matches. */
  public record Bonus(Match match, float weight) {}

  /** The same, where the fields of the past count, too: for whoever asks about the past. */
  public SearchPlan withPast() {
    return new SearchPlan(tiers.stream().map(Tier::withPast).toList());
  }

  /** What counts as found at all. */
  public Match anyTier() {
    return Match.any(tiers.stream().map(Tier::match).toList());
  }
}
