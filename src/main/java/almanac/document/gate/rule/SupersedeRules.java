package almanac.document.gate.rule;

import almanac.document.gate.rule.Outlook.Run;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents that end because another takes their place, seen from both sides. */
final class SupersedeRules {
  private final Outlook after;
  private @Nullable Map<String, List<Run>> superseding;

  SupersedeRules(Outlook after) {
    this.after = after;
  }

  void check(Findings f) {
    for (String slug : Set.copyOf(f.content().supersedes())) {
      if (slug.equals(f.slug())) {
        f.key(Rule.SUPERSEDES_SELF, "supersedes", "A document does not supersede itself.");
      } else if (!after.knows(slug)) {
        f.key(Rule.SUPERSEDES_UNKNOWN, "supersedes", "There is no document %s.".formatted(slug));
      } else if (reaches(slug, f.slug())) {
        f.key(
            Rule.SUPERSEDES_CIRCLE,
            "supersedes",
            "%s supersedes this document in turn; one of them has to be the last.".formatted(slug));
      } else {
        ended(f, slug);
      }
    }
    superseded(f);
  }

  private void ended(Findings f, String slug) {
    LocalDate from = f.content().effective().from();
    for (Run run : after.runs(slug, new Days(from, null))) {
      if (run.inForce()) {
        f.key(
            Rule.SUPERSEDES_STILL_HOLDS,
            "supersedes",
            "%s is superseded on %s and still holds on %s; release a version of it that ends by then."
                .formatted(run.name(), from, run.days().firstIn(new Days(from, null))));
        return;
      }
    }
  }

  /** Whether the last text of a document supersedes another, itself or over others. */
  private boolean reaches(String slug, String other) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(slug));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (next.equals(other)) {
        return true;
      }
      List<Run> runs = seen.add(next) ? after.runs(next) : List.of();
      if (!runs.isEmpty()) {
        open.addAll(runs.getLast().content().supersedes());
      }
    }
    return false;
  }

  private void superseded(Findings f) {
    for (Run by : superseding().getOrDefault(f.slug(), List.of())) {
      // A text of the release is asked itself whether what it supersedes has ended.
      boolean other = !by.text().fresh() && !by.slug().equals(f.slug());
      if (other && by.days().overlaps(f.days())) {
        f.key(
            Rule.SUPERSEDED,
            "effective",
            "%s supersedes this document since %s, and the version would hold on %s."
                .formatted(by.name(), by.days().from(), by.days().firstIn(f.days())));
        return;
      }
    }
  }

  private Map<String, List<Run>> superseding() {
    Map<String, List<Run>> index = superseding;
    if (index == null) {
      Map<String, List<Run>> found = new HashMap<>();
      after
          .inForce()
          .forEach(r ->
              Set.copyOf(r.content().supersedes())
                  .forEach(s -> found.computeIfAbsent(s, k -> new ArrayList<>()).add(r)));
      superseding = index = found;
    }
    return index;
  }
}
