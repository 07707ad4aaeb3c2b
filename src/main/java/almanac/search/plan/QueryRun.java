package almanac.search.plan;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Unit;
import almanac.search.analysis.Fillers;
import almanac.search.analysis.Synonyms;
import almanac.search.analysis.Synonyms.Found;
import almanac.search.pinyin.PinyinTokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run of units of a query that are no words of letters, and what a text must hold for each of
 * them. A unit is covered by a pair that it is in, so that two terms typed together are found
 * apart.
 */
record QueryRun(List<Unit> units, BitSet particles, BitSet filling, List<Found> synonyms) {

  static QueryRun of(List<Unit> units, Synonyms synonyms, boolean allFilling) {
    return allFilling
        ? new QueryRun(units, new BitSet(), new BitSet(), synonyms.in(units))
        : new QueryRun(units, Fillers.particles(units), Fillers.in(units), synonyms.in(units));
  }

  int size() {
    return units.size();
  }

  String pair(int first) {
    return Analysis.pair(units.get(first), units.get(first + 1));
  }

  /** The places of the units that a text must hold. */
  List<Integer> required() {
    List<Integer> required = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if (!particles.get(i)) {
        required.add(i);
      }
    }
    return required;
  }

  /** Its units that are no filling, each by itself. */
  Stream<Match> telling() {
    return IntStream.range(0, size())
        .filter(i -> !filling.get(i))
        .mapToObj(i -> Match.has(TokenField.ANY, units.get(i).text()));
  }

  /** A unit in a pair, or by itself where no pair can be asked for. */
  Match text(int at, TokenField field) {
    List<Match> parts = new ArrayList<>();
    boolean alone =
        (at == 0 || particles.get(at - 1)) && (at + 1 == size() || particles.get(at + 1));
    if (alone) {
      parts.add(Match.has(field, units.get(at).text()));
    }
    if (at > 0) {
      parts.add(Match.has(field, pair(at - 1)));
    }
    if (at + 1 < size()) {
      parts.add(Match.has(field, pair(at)));
    }
    return Match.any(parts);
  }

  /** Every pair of it that no particle is in; a unit by itself if it is the only one. */
  List<Match> justSo(TokenField field) {
    if (size() == 1) {
      return required().stream().map(i -> Match.has(field, units.get(i).text())).toList();
    }
    return IntStream.range(0, size() - 1)
        .filter(i -> !particles.get(i) && !particles.get(i + 1))
        .mapToObj(i -> Match.has(field, pair(i)))
        .toList();
  }

  /** A unit in a pair, or in one that sounds like it. */
  Match sound(int at, boolean confused) {
    List<Match> parts = new ArrayList<>();
    parts.add(text(at, TokenField.TEXT));
    if (at > 0) {
      parts.add(Match.has(TokenField.PINYIN, sounds(at - 1, confused)));
    }
    if (at + 1 < size()) {
      parts.add(Match.has(TokenField.PINYIN, sounds(at, confused)));
    }
    return Match.any(parts);
  }

  /** How a pair may sound; empty if one of the two sounds like nothing. */
  Set<String> sounds(int first, boolean confused) {
    List<Unit> two = units.subList(first, first + 2);
    if (!two.stream().allMatch(unit -> PinyinTokens.sounds(unit.text()))) {
      return Set.of();
    }
    Set<String> asked = PinyinTokens.ofHan(two.stream().map(Unit::text).toList()).getFirst();
    return confused ? PinyinTokens.weaker(asked) : asked;
  }

  /** A unit in a name, in a pair or by itself. */
  Match loose(int at) {
    return Match.any(
        List.of(text(at, TokenField.NAME), Match.has(TokenField.NAME, units.get(at).text())));
  }

  /** All required units, each as said, or the term for the word of the street that it is in. */
  List<Match> covered(IntFunction<Match> unit, boolean withSynonyms) {
    List<Match> parts = new ArrayList<>();
    List<Integer> rest = new ArrayList<>(required());
    if (withSynonyms) {
      for (Found found : synonyms) {
        List<Match> asTyped = new ArrayList<>();
        for (int i = found.from(); i < found.until(); i++) {
          rest.remove(Integer.valueOf(i));
          asTyped.add(unit.apply(i));
        }
        parts.add(Match.any(List.of(Match.all(asTyped), terms(found, TokenField.TEXT))));
      }
    }
    rest.forEach(i -> parts.add(unit.apply(i)));
    return parts;
  }

  /** One of the terms for a word of the street, whole. */
  static Match terms(Found found, TokenField field) {
    return Match.any(found.terms().stream().map(term -> whole(term, field)).toList());
  }

  private static Match whole(String term, TokenField field) {
    return Match.all(tokens(term).stream().map(token -> Match.has(field, token)).toList());
  }

  /** The pairs of a term, and its units that have no neighbour. */
  static List<String> tokens(String term) {
    List<String> tokens = new ArrayList<>();
    for (List<Unit> run : Analysis.runs(term)) {
      if (run.size() == 1) {
        tokens.add(run.getFirst().text());
      }
      Analysis.pairs(run).forEach(pair -> tokens.add(pair.text()));
    }
    return tokens;
  }

  /** All required units in the order of a name, which may hold others between them. */
  Match skipping() {
    List<Integer> required = required();
    List<Match> parts = new ArrayList<>();
    for (int i = 1; i < required.size(); i++) {
      String pair =
          NameTokens.skip(units.get(required.get(i - 1)).text(), units.get(required.get(i)).text());
      parts.add(Match.has(TokenField.SKIPPING, pair));
    }
    return Match.all(parts);
  }
}
