package almanac.document.gate.rule;

import almanac.document.gate.rule.Outlook.Run;
import almanac.document.text.Clause;
import almanac.document.text.Link;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Links, both ways: where those of a version lead on its days, and who links to what it removes.
 * Days that are over are not asked of: nobody can mend what was read on them.
 */
final class LinkRules {
  private final Outlook before;
  private final Outlook after;
  private @Nullable Map<Link, List<Run>> inbound;

  LinkRules(Outlook before, Outlook after) {
    this.before = before;
    this.after = after;
  }

  void check(Findings f) {
    for (Clause clause : f.content().clauses()) {
      for (Link link : Link.in(clause.markdown(), f.slug())) {
        outbound(f, clause.id(), link);
      }
    }
    removed(f);
  }

  private void outbound(Findings f, String clause, Link link) {
    if (link.slug().equals(f.slug())) {
      if (link.clause() != null && !has(f.content(), link.clause())) {
        f.add(
            Rule.LINK_CLAUSE_MISSING,
            clause,
            null,
            "It links to its own clause %s, which it does not have.".formatted(link.clause()));
      }
      return;
    }
    List<Run> runs = after.runs(link.slug(), f.ahead());
    if (runs.isEmpty()) {
      f.add(
          Rule.LINK_UNKNOWN,
          clause,
          null,
          "It links to %s; there is no document %s.".formatted(link, link.slug()));
      return;
    }
    for (Run run : runs) {
      if (link.clause() != null && !has(run.content(), link.clause())) {
        f.add(
            Rule.LINK_CLAUSE_MISSING,
            clause,
            null,
            "It links to %s; %s has no such clause on %s."
                .formatted(link, run.name(), run.days().firstIn(f.ahead())));
        return;
      }
    }
    standing(f, clause, link, runs);
  }

  private static void standing(Findings f, String clause, Link link, List<Run> runs) {
    Run first = runs.getFirst();
    LocalDate until = first.days().until();
    if (first.state() == State.UPCOMING) {
      boolean never = runs.size() == 1;
      f.add(
          never ? Rule.LINK_NOT_YET : Rule.LINK_UPCOMING,
          clause,
          null,
          never
              ? "It links to %s; %s begins on %s, when this version is over."
                  .formatted(link, first.name(), until)
              : "It links to %s; %s begins only on %s.".formatted(link, first.name(), until));
    } else if (runs.size() == 1 && first.state() == State.LAPSED) {
      f.add(
          Rule.LINK_LAPSED,
          clause,
          null,
          "It links to %s; %s has lapsed since %s."
              .formatted(link, first.name(), first.days().from()));
    }
  }

  private static boolean has(VersionContent content, String clause) {
    return content.clauses().stream().anyMatch(c -> c.id().equals(clause));
  }

  private void removed(Findings f) {
    Set<String> removed = new TreeSet<>();
    for (Run run : before.runs(f.slug(), f.ahead())) {
      run.content().clauses().forEach(c -> removed.add(c.id()));
    }
    f.content().clauses().forEach(c -> removed.remove(c.id()));
    for (String clause : removed) {
      String who =
          inbound().getOrDefault(new Link(f.slug(), clause), List.of()).stream()
              .filter(r -> r.days().overlaps(f.ahead()))
              .map(Run::name)
              .distinct()
              .collect(Collectors.joining(", "));
      if (!who.isEmpty()) {
        f.add(
            Rule.CLAUSE_STILL_LINKED,
            clause,
            null,
            "The clause %s is gone, and linked to by %s; keep it or release them with new links."
                .formatted(clause, who));
      }
    }
  }

  // Texts of the release are asked where they link to themselves.
  private Map<Link, List<Run>> inbound() {
    Map<Link, List<Run>> index = inbound;
    if (index == null) {
      Map<Link, List<Run>> found = new HashMap<>();
      after
          .inForce()
          .filter(r -> !r.text().fresh())
          .forEach(
              r -> links(r).forEach(l -> found.computeIfAbsent(l, k -> new ArrayList<>()).add(r)));
      inbound = index = found;
    }
    return index;
  }

  private static Set<Link> links(Run run) {
    Set<Link> links = new HashSet<>();
    run.content().clauses().forEach(c -> links.addAll(Link.in(c.markdown(), run.slug())));
    links.removeIf(l -> l.slug().equals(run.slug()));
    return links;
  }
}
