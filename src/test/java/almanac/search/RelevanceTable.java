package almanac.search;

import almanac.document.DocumentFilter;
import almanac.document.Viewer;
import almanac.document.workflow.Role;
import almanac.search.plan.MatchKind;
import almanac.testing.Relevance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How well a search answers the queries of the relevance set: by class, and by how it matched. */
public final class RelevanceTable {
  private static final int FIRST = 5;
  private static final int LOOKED_AT = 10;

  private final List<Answer> answers = new ArrayList<>();

  private RelevanceTable() {}

  /**
   * One query and what came of it.
   *
   * @param rank of the first expected document, 1 for the best; 0 if it is not among ten
   */
  public record Answer(Relevance query, int rank, List<String> found, List<MatchKind> kinds) {}

  public static RelevanceTable of(Search search, List<Relevance> queries) {
    RelevanceTable table = new RelevanceTable();
    for (Relevance query : queries) {
      SearchPage page =
          search.find(
              new SearchRequest(
                  SearchRequest.query(query.query()),
                  DocumentFilter.ALL,
                  new Viewer("reader", Set.of(), Set.of(Role.AUDITOR)),
                  query.asOf(),
                  null,
                  LOOKED_AT,
                  null));
      List<String> found = page.edges().stream().map(e -> e.hit().slug()).toList();
      int rank = 0;
      for (int i = found.size(); i > 0; i--) {
        rank = query.expected().contains(found.get(i - 1)) ? i : rank;
      }
      table.answers.add(
          new Answer(
              query, rank, found, page.edges().stream().map(e -> e.hit().matchedBy()).toList()));
    }
    return table;
  }

  public List<Answer> answers() {
    return answers;
  }

  /** The share of the queries of which an expected document is among the first five. */
  public double hitAt5() {
    return hitAt5(answers);
  }

  /** The mean of one divided by the rank. */
  public double reciprocalRank() {
    return reciprocalRank(answers);
  }

  private static double hitAt5(List<Answer> some) {
    return some.stream().filter(a -> a.rank() > 0 && a.rank() <= FIRST).count()
        / (double) some.size();
  }

  private static double reciprocalRank(List<Answer> some) {
    return some.stream().mapToDouble(a -> a.rank() == 0 ? 0 : 1.0 / a.rank()).average().orElse(0);
  }

  @Override
  public String toString() {
    Map<String, List<Answer>> byClass = new TreeMap<>();
    Map<MatchKind, List<Answer>> byKind = new TreeMap<>();
    for (Answer answer : answers) {
      byClass.computeIfAbsent(answer.query().kind(), _ -> new ArrayList<>()).add(answer);
      if (answer.rank() > 0) {
        byKind
            .computeIfAbsent(answer.kinds().get(answer.rank() - 1), _ -> new ArrayList<>())
            .add(answer);
      }
    }
    StringBuilder text = new StringBuilder();
    byClass.forEach((name, some) -> line(text, name, some));
    byKind.forEach((name, some) -> line(text, "matched by " + name, some));
    line(text, "all", answers);
    for (Answer a : answers) {
      if (a.rank() == 0 || a.rank() > FIRST) {
        text.append(
            "missed: %s '%s' as of %s: rank %d, expected %s, found %s %s%n"
                .formatted(
                    a.query().kind(),
                    a.query().query(),
                    a.query().asOf(),
                    a.rank(),
                    a.query().expected(),
                    a.found().stream().limit(FIRST).toList(),
                    a.kinds().stream().limit(FIRST).toList()));
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, List<Answer> some) {
    text.append(
        String.format(
            Locale.ROOT,
            "%-24s %3d queries  hit@5 %.3f  MRR %.3f%n",
            name,
            some.size(),
            hitAt5(some),
            reciprocalRank(some)));
  }
}
