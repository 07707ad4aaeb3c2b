package almanac.search.plan;

import almanac.search.analysis.Analysis.Unit;
import almanac.search.analysis.Synonyms;
import almanac.search.analysis.Synonyms.Found;
import almanac.search.pinyin.PinyinTokens;
import almanac.search.plan.SearchPlan.Bonus;
import almanac.search.plan.SearchPlan.Tier;
import almanac.search.plan.SearchPlan.Way;
import almanac.search.plan.SearchPlan.Weighted;
import java.util.ArrayList;
import java.util.List;

/** Makes of a query what engines are asked for, tier by tier. */
public final class Planner {
  // One slip in three characters is a guess; in a long sentence nobody asks for all the others.
  private static final int SHORTEST_SLIP = 3;
  private static final int LONGEST_SLIP = 16;

  // What is longer is no question but a text, whose words are those of another.
  private static final int LONGEST_QUESTION = 24;

  private static final float SUMMARY = 0.3f;

  private final QueryPieces query;
  private final Weights weights;

  private Planner(QueryText query, Synonyms synonyms) {
    this.query = new QueryPieces(query, synonyms);
    this.weights = new Weights(this.query);
  }

  /** The plan of a search. */
  public static SearchPlan search(QueryText query, Synonyms synonyms) {
    return new Planner(query, synonyms).plan();
  }

  /** The plan of names that begin as typed, or hold what was typed. */
  public static SearchPlan names(QueryText typed) {
    Planner planner = new Planner(typed, Synonyms.NONE);
    List<Tier> tiers = new ArrayList<>();
    List<String> units =
        typed.runs().stream().flatMap(run -> run.stream().map(Unit::text)).toList();
    String begun = NameTokens.exact(units);
    Match exact = Match.has(TokenField.EXACT, begun);
    List<Bonus> whole = List.of(new Bonus(exact, Weights.EXACT_NAME));
    add(
        tiers,
        List.of(),
        whole,
        new Way(MatchKind.TEXT, begins(NameTokens.CHARACTERS, List.of(begun))));
    if (!planner.query.letters.isEmpty()) {
      add(
          tiers,
          List.of(),
          List.of(),
          new Way(MatchKind.PINYIN, begins(NameTokens.SPELLED, PinyinTokens.spelled(units))),
          new Way(MatchKind.INITIALS, begins(NameTokens.LETTERS, PinyinTokens.letters(units))));
    }
    Match inside =
        planner.query.all(
            false, (run, at) -> run.text(at, TokenField.NAME), l -> l.text(TokenField.NAME));
    add(tiers, List.of(), List.of(), new Way(MatchKind.TEXT, inside));
    if (!planner.query.letters.isEmpty()) {
      Match sounds =
          planner.query.all(
              false,
              (run, at) -> run.text(at, TokenField.NAME),
              l -> Match.any(List.of(l.pinyin(false), l.initials())));
      add(tiers, List.of(), List.of(), new Way(MatchKind.PINYIN, sounds));
    }
    return new SearchPlan(tiers);
  }

  private static Match begins(String form, List<String> texts) {
    return Match.any(
        texts.stream()
            .<Match>map(text -> new Match.Begins(TokenField.START, NameTokens.start(form, text)))
            .toList());
  }

  /** The plan of documents about the same as one with this title, other names, tags and summary. */
  public static SearchPlan related(
      String title, List<String> aliases, List<String> tags, String summary) {
    Planner names =
        new Planner(
            QueryText.of(title + " " + String.join(" ", aliases) + " " + String.join(" ", tags)),
            Synonyms.NONE);
    Planner all = new Planner(QueryText.of(summary), Synonyms.NONE);
    List<Weighted> tokens = new ArrayList<>(names.weights.tokens(false, false));
    for (Weighted token : all.weights.tokens(false, false)) {
      if (tokens.stream().noneMatch(t -> t.token().equals(token.token()))) {
        tokens.add(new Weighted(token.field(), token.token(), token.weight() * SUMMARY));
      }
    }
    Way some = new Way(MatchKind.PARTIAL, names.share());
    return new SearchPlan(List.of(new Tier(some.match(), List.of(some), tokens, List.of())));
  }

  private SearchPlan plan() {
    List<Tier> tiers = new ArrayList<>();
    List<Bonus> bonuses = weights.whole();
    Match text =
        query.all(false, (run, at) -> run.text(at, TokenField.TEXT), w -> w.text(TokenField.TEXT));
    Match asked =
        query.all(true, (run, at) -> run.text(at, TokenField.ANY), w -> w.text(TokenField.ANY));
    Match synonym =
        query.hasSynonyms()
            ? query.all(
                true, (run, at) -> run.text(at, TokenField.TEXT), w -> w.text(TokenField.TEXT))
            : Match.NEVER;
    add(tiers, weights.tokens(false, false), bonuses, new Way(MatchKind.TEXT, text));
    add(
        tiers,
        weights.tokens(true, false),
        bonuses,
        new Way(MatchKind.SYNONYM, synonym),
        new Way(MatchKind.QUESTION, asked));
    add(
        tiers,
        weights.tokens(true, false),
        List.of(),
        new Way(MatchKind.ABBREVIATION, abbreviated()));
    add(
        tiers,
        weights.tokens(true, true),
        bonuses,
        new Way(MatchKind.PINYIN, sounding(false)),
        new Way(MatchKind.INITIALS, initials()));
    add(tiers, weights.tokens(true, true), bonuses, new Way(MatchKind.PINYIN, sounding(true)));
    add(tiers, weights.tokens(true, false), List.of(), new Way(MatchKind.FUZZY, slipped()));
    if (query.isQuestion() && query.units() <= LONGEST_QUESTION) {
      return new SearchPlan(asked(tiers));
    }
    Way partial = new Way(MatchKind.PARTIAL, share());
    add(tiers, weights.tokens(true, false), weights.held(), partial);
    return new SearchPlan(tiers);
  }

  // A long text covers a question by chance sooner than the right one does. So it only comes first
  // if a text holds it just so; else it counts how much is held, and the means are only told.
  private List<Tier> asked(List<Tier> covering) {
    List<Weighted> tokens = weights.tokens(true, false);
    List<Tier> tiers = new ArrayList<>();
    add(tiers, tokens, weights.whole(), new Way(MatchKind.TEXT, justSo(TokenField.TEXT)));
    add(tiers, tokens, weights.whole(), new Way(MatchKind.QUESTION, justSo(TokenField.ANY)));
    Match some = some();
    List<Way> ways = new ArrayList<>();
    covering.forEach(tier -> ways.addAll(tier.ways()));
    ways.add(new Way(MatchKind.PARTIAL, some));
    tiers.add(new Tier(some, ways, tokens, weights.held()));
    return tiers;
  }

  private Match justSo(TokenField field) {
    List<Match> parts = new ArrayList<>();
    query.runs.forEach(run -> parts.addAll(run.justSo(field)));
    query.letters.forEach(l -> parts.add(l.text(field)));
    return Match.all(parts);
  }

  private static void add(
      List<Tier> tiers, List<Weighted> tokens, List<Bonus> bonuses, Way... ways) {
    List<Way> possible = new ArrayList<>();
    for (Way way : ways) {
      boolean again =
          tiers.stream()
              .flatMap(t -> t.ways().stream())
              .anyMatch(w -> w.match().equals(way.match()));
      if (!way.match().equals(Match.NEVER) && !again) {
        possible.add(way);
      }
    }
    if (!possible.isEmpty()) {
      Match match = Match.any(possible.stream().map(Way::match).toList());
      tiers.add(new Tier(match, possible, tokens, bonuses));
    }
  }

  private Match sounding(boolean confused) {
    boolean lone = query.letters.isEmpty() && query.runs.stream().allMatch(run -> run.size() == 1);
    return lone
        ? Match.NEVER
        : query.all(
            true,
            (run, at) -> run.sound(at, confused),
            l -> Match.any(List.of(l.text(TokenField.TEXT), l.pinyin(confused))));
  }

  private Match initials() {
    return query.letters.isEmpty()
        ? Match.NEVER
        : query.all(
            true,
            (run, at) -> run.text(at, TokenField.TEXT),
            l -> Match.any(List.of(l.text(TokenField.TEXT), l.pinyin(false), l.initials())));
  }

  private Match abbreviated() {
    List<Match> parts = new ArrayList<>();
    for (QueryRun run : query.runs) {
      Match whole = Match.all(run.covered(at -> run.text(at, TokenField.TEXT), true));
      parts.add(Match.any(List.of(whole, run.skipping())));
    }
    query.letters.forEach(l -> parts.add(l.text(TokenField.TEXT)));
    return Match.all(parts);
  }

  private Match slipped() {
    int units = query.runs.stream().mapToInt(run -> run.required().size()).sum();
    if (units < SHORTEST_SLIP || units > LONGEST_SLIP) {
      return Match.NEVER;
    }
    List<Match> parts = new ArrayList<>();
    List<Match> pairs = new ArrayList<>();
    for (QueryRun run : query.runs) {
      parts.addAll(run.covered(run::loose, true));
      for (int i = 0; i + 1 < run.size(); i++) {
        pairs.add(Match.has(TokenField.NAME, run.pair(i)));
      }
    }
    List<Match> both = new ArrayList<>();
    both.add(Match.atLeast(parts.size() - 1, parts));
    both.add(Match.atLeast(Math.max(1, units / 3), pairs));
    query.letters.forEach(l -> both.add(l.text(TokenField.TEXT)));
    return Match.all(both);
  }

  // A question and its answer often share characters and no two neighbours: 能减息吗, 利息可以减免.
  private Match some() {
    List<Match> telling = query.runs.stream().flatMap(QueryRun::telling).distinct().toList();
    Match half = Match.atLeast(Math.ceilDiv(telling.size(), 2), telling);
    return Match.any(List.of(Match.any(slots()), half));
  }

  private Match share() {
    List<Match> slots = slots();
    return Match.atLeast(QueryText.required(slots.size()), slots);
  }

  private List<Match> slots() {
    List<Match> slots = new ArrayList<>();
    for (QueryRun run : query.runs) {
      for (int i = 0; i < run.size(); i++) {
        boolean pair = i + 1 < run.size();
        if (pair && (!run.filling().get(i) || !run.filling().get(i + 1))) {
          slots.add(slot(run, i));
        } else if (run.size() == 1) {
          slots.add(Match.has(TokenField.ANY, run.units().getFirst().text()));
        }
      }
    }
    for (TypedLetters l : query.letters) {
      l.words()
          .forEach(
              word -> slots.add(Match.any(List.of(Match.has(TokenField.ANY, word), l.name()))));
    }
    return slots.stream().distinct().toList();
  }

  private static Match slot(QueryRun run, int first) {
    List<Match> ways = new ArrayList<>();
    ways.add(Match.has(TokenField.ANY, run.pair(first)));
    for (Found found : run.synonyms()) {
      if (found.from() <= first && first + 1 < found.until()) {
        ways.add(QueryRun.terms(found, TokenField.ANY));
      }
    }
    return Match.any(ways);
  }
}
