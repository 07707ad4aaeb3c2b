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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes of a query what engines are asked for. The weights were fitted on the tuning half of the
 * relevance set.
 */
public final class Planner {
  // Beyond so many units a query is a letter; its beginning says what it is about.
  private static final int MOST_UNITS = 120;
  // One slip in three characters is a guess; in a long sentence nobody asks for all the others.
  private static final int SHORTEST_SLIP = 3;
  private static final int LONGEST_SLIP = 16;

  // A pair of characters that mean something counts most; what is said around it, little.
  private static final float PAIR = 1;
  private static final float HALF_FILLING = 0.4f;
  private static final float FILLING = 0.1f;
  private static final float UNIT = 0.5f;
  private static final float IN_NAME = 0.7f;
  private static final float TERM = 1.2f;
  private static final float SOUND = 0.5f;
  // In a question it counts, besides, how much of it a text holds at all.
  private static final float HELD = 1.5f;
  private static final float SUMMARY = 0.3f;
  private static final float EXACT_NAME = 500;
  private static final float WHOLE_IN_NAME = 20;
  private static final float CONTIGUOUS = 5;

  private final List<QueryRun> runs = new ArrayList<>();
  private final List<TypedLetters> letters = new ArrayList<>();
  private final boolean hasSynonyms;

  private Planner(QueryText query, Synonyms synonyms) {
    int units = 0;
    List<String> words = new ArrayList<>();
    boolean onlyFilling =
        query.runs().stream()
            .allMatch(run -> QueryRun.of(run, synonyms, false).required().isEmpty());
    for (List<Unit> run : query.runs()) {
      if (run.getFirst().word()) {
        words.add(run.getFirst().text());
        continue;
      }
      addLetters(words);
      List<Unit> some = run.subList(0, Math.min(run.size(), MOST_UNITS - units));
      units += some.size();
      if (!some.isEmpty()) {
        runs.add(QueryRun.of(some, synonyms, onlyFilling));
      }
    }
    addLetters(words);
    hasSynonyms = runs.stream().anyMatch(run -> !run.synonyms().isEmpty());
  }

  private void addLetters(List<String> words) {
    if (!words.isEmpty() && letters.size() < MOST_UNITS) {
      letters.add(new TypedLetters(List.copyOf(words)));
      words.clear();
    }
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
    List<Bonus> whole = List.of(new Bonus(exact, EXACT_NAME));
    add(
        tiers,
        List.of(),
        whole,
        new Way(MatchKind.TEXT, begins(NameTokens.CHARACTERS, List.of(begun))));
    if (!planner.letters.isEmpty()) {
      add(
          tiers,
          List.of(),
          List.of(),
          new Way(MatchKind.PINYIN, begins(NameTokens.SPELLED, PinyinTokens.spelled(units))),
          new Way(MatchKind.INITIALS, begins(NameTokens.LETTERS, PinyinTokens.letters(units))));
    }
    Match inside =
        planner.all(
            false, (run, at) -> run.text(at, TokenField.NAME), l -> l.text(TokenField.NAME));
    add(tiers, List.of(), List.of(), new Way(MatchKind.TEXT, inside));
    if (!planner.letters.isEmpty()) {
      Match sounds =
          planner.all(
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
    List<Weighted> tokens = new ArrayList<>(names.weights(false, false));
    for (Weighted token : all.weights(false, false)) {
      if (tokens.stream().noneMatch(t -> t.token().equals(token.token()))) {
        tokens.add(new Weighted(token.field(), token.token(), token.weight() * SUMMARY));
      }
    }
    Match some = names.enough();
    return new SearchPlan(
        List.of(new Tier(List.of(new Way(MatchKind.PARTIAL, some)), tokens, List.of())));
  }

  private SearchPlan plan() {
    List<Tier> tiers = new ArrayList<>();
    List<Bonus> bonuses = bonuses();
    Match text =
        all(false, (run, at) -> run.text(at, TokenField.TEXT), w -> w.text(TokenField.TEXT));
    Match asked = all(true, (run, at) -> run.text(at, TokenField.ANY), w -> w.text(TokenField.ANY));
    Match synonym =
        hasSynonyms
            ? all(true, (run, at) -> run.text(at, TokenField.TEXT), w -> w.text(TokenField.TEXT))
            : Match.NEVER;
    add(tiers, weights(false, false), bonuses, new Way(MatchKind.TEXT, text));
    add(
        tiers,
        weights(true, false),
        bonuses,
        new Way(MatchKind.SYNONYM, synonym),
        new Way(MatchKind.QUESTION, asked));
    add(tiers, weights(true, false), List.of(), new Way(MatchKind.ABBREVIATION, abbreviated()));
    add(
        tiers,
        weights(true, true),
        bonuses,
        new Way(MatchKind.PINYIN, sounding(false)),
        new Way(MatchKind.INITIALS, initials()));
    add(tiers, weights(true, true), bonuses, new Way(MatchKind.PINYIN, sounding(true)));
    add(tiers, weights(true, false), List.of(), new Way(MatchKind.FUZZY, slipped()));
    add(tiers, weights(true, false), held(), new Way(MatchKind.PARTIAL, enough()));
    return new SearchPlan(tiers);
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
      tiers.add(new Tier(possible, tokens, bonuses));
    }
  }

  private interface OfUnit {
    Match match(QueryRun run, int at);
  }

  private interface OfLetters {
    Match match(TypedLetters letters);
  }

  private Match all(boolean withSynonyms, OfUnit unit, OfLetters word) {
    List<Match> parts = new ArrayList<>();
    runs.forEach(run -> parts.addAll(run.covered(at -> unit.match(run, at), withSynonyms)));
    letters.forEach(l -> parts.add(word.match(l)));
    return Match.all(parts);
  }

  private Match sounding(boolean confused) {
    boolean lone = letters.isEmpty() && runs.stream().allMatch(run -> run.size() == 1);
    return lone
        ? Match.NEVER
        : all(
            true,
            (run, at) -> run.sound(at, confused),
            l -> Match.any(List.of(l.text(TokenField.TEXT), l.pinyin(confused))));
  }

  private Match initials() {
    return letters.isEmpty()
        ? Match.NEVER
        : all(
            true,
            (run, at) -> run.text(at, TokenField.TEXT),
            l -> Match.any(List.of(l.text(TokenField.TEXT), l.pinyin(false), l.initials())));
  }

  private Match abbreviated() {
    List<Match> parts = new ArrayList<>();
    for (QueryRun run : runs) {
      Match whole = Match.all(run.covered(at -> run.text(at, TokenField.TEXT), true));
      parts.add(Match.any(List.of(whole, run.skipping())));
    }
    letters.forEach(l -> parts.add(l.text(TokenField.TEXT)));
    return Match.all(parts);
  }

  private Match slipped() {
    int units = runs.stream().mapToInt(run -> run.required().size()).sum();
    if (units < SHORTEST_SLIP || units > LONGEST_SLIP) {
      return Match.NEVER;
    }
    List<Match> parts = new ArrayList<>();
    List<Match> pairs = new ArrayList<>();
    for (QueryRun run : runs) {
      parts.addAll(run.covered(run::loose, true));
      for (int i = 0; i + 1 < run.size(); i++) {
        pairs.add(Match.has(TokenField.NAME, run.pair(i)));
      }
    }
    List<Match> both = new ArrayList<>();
    both.add(Match.atLeast(parts.size() - 1, parts));
    both.add(Match.atLeast(Math.max(1, units / 3), pairs));
    letters.forEach(l -> both.add(l.text(TokenField.TEXT)));
    return Match.all(both);
  }

  private Match enough() {
    List<Match> slots = new ArrayList<>();
    for (QueryRun run : runs) {
      for (int i = 0; i < run.size(); i++) {
        boolean pair = i + 1 < run.size();
        if (pair && (!run.filling().get(i) || !run.filling().get(i + 1))) {
          slots.add(slot(run, i));
        } else if (run.size() == 1) {
          slots.add(Match.has(TokenField.ANY, run.units().getFirst().text()));
        }
      }
    }
    for (TypedLetters l : letters) {
      l.words()
          .forEach(word ->
              slots.add(
                  Match.any(
                      List.of(Match.has(TokenField.ANY, word), l.pinyin(true), l.initials()))));
    }
    List<Match> different = slots.stream().distinct().toList();
    return Match.atLeast(QueryText.required(different.size()), different);
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

  private List<Weighted> weights(boolean synonyms, boolean sounds) {
    Map<String, Float> pairs = new LinkedHashMap<>();
    Map<String, Float> units = new LinkedHashMap<>();
    Set<String> terms = new LinkedHashSet<>();
    Set<String> sounding = new LinkedHashSet<>();
    for (QueryRun run : runs) {
      for (int i = 0; i < run.size(); i++) {
        float unit = run.size() == 1 ? PAIR : run.filling().get(i) ? UNIT * FILLING : UNIT;
        units.merge(run.units().get(i).text(), unit, Math::max);
        if (i + 1 < run.size()) {
          boolean one = run.filling().get(i);
          boolean two = run.filling().get(i + 1);
          pairs.merge(
              run.pair(i), one && two ? FILLING : one || two ? HALF_FILLING : PAIR, Math::max);
          sounding.addAll(run.sounds(i, false));
        }
      }
      run.synonyms().forEach(found -> found.terms().forEach(t -> terms.addAll(QueryRun.tokens(t))));
    }
    letters.forEach(l -> l.words().forEach(word -> units.put(word, PAIR)));
    terms.removeAll(pairs.keySet());
    List<Weighted> all = new ArrayList<>();
    pairs.forEach((token, weight) -> weigh(all, token, weight));
    units.forEach((token, weight) -> weigh(all, token, weight));
    if (synonyms) {
      terms.forEach(token -> weigh(all, token, TERM));
    }
    if (sounds) {
      sounding.forEach(token -> all.add(new Weighted(TokenField.PINYIN, token, SOUND)));
    }
    return all;
  }

  private static void weigh(List<Weighted> all, String token, float weight) {
    all.add(new Weighted(TokenField.ANY, token, weight));
    all.add(new Weighted(TokenField.NAME, token, weight * IN_NAME));
  }

  private List<Bonus> held() {
    List<Bonus> bonuses = new ArrayList<>();
    for (QueryRun run : runs) {
      for (int i = 0; i < run.size(); i++) {
        if (!run.filling().get(i)) {
          bonuses.add(new Bonus(Match.has(TokenField.ANY, run.units().get(i).text()), HELD));
        }
      }
    }
    return bonuses.stream().distinct().toList();
  }

  private List<Bonus> terms() {
    return runs.stream()
        .flatMap(run -> run.synonyms().stream())
        .map(found -> new Bonus(QueryRun.terms(found, TokenField.NAME), WHOLE_IN_NAME))
        .toList();
  }

  private List<Bonus> bonuses() {
    List<Bonus> bonuses = new ArrayList<>();
    List<String> all = new ArrayList<>();
    runs.forEach(run -> run.units().forEach(unit -> all.add(unit.text())));
    if (letters.isEmpty()) {
      bonuses.add(new Bonus(Match.has(TokenField.EXACT, NameTokens.exact(all)), EXACT_NAME));
      Match named = all(false, (run, at) -> run.text(at, TokenField.NAME), _ -> Match.NEVER);
      bonuses.add(new Bonus(named, WHOLE_IN_NAME));
      List<Match> pairs = new ArrayList<>();
      for (QueryRun run : runs) {
        for (int i = 0; i + 1 < run.size(); i++) {
          pairs.add(Match.has(TokenField.TEXT, run.pair(i)));
        }
      }
      if (pairs.size() > 2) {
        bonuses.add(new Bonus(Match.all(pairs), CONTIGUOUS));
      }
    }
    bonuses.addAll(terms());
    return bonuses;
  }
}
