package almanac.document.gate.rule;

import almanac.document.gate.rule.Outlook.Run;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Term;
import almanac.document.text.VersionContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What special cases forbid to say, for all texts of the same products and regions: promises as
 * data, both ways, and sentences word for word.
 */
final class ForbiddenRules {
  private static final Pattern SAYING = Pattern.compile("^(?:说|讲|承诺|答应|许诺|保证|告诉客户|宣称)+");
  private static final Pattern MARKS = Pattern.compile("[\\s\\p{P}]+");
  private static final Pattern DENIED = Pattern.compile("[不没非勿别未].{0,3}$");

  // Shorter words are said in many sentences that promise nothing.
  private static final int SHORTEST = 5;

  private final Outlook before;
  private final Outlook after;
  private @Nullable List<Run> forbidding;

  ForbiddenRules(Outlook before, Outlook after) {
    this.before = before;
    this.after = after;
  }

  void check(Findings f) {
    List<Run> governing =
        forbidding().stream()
            .filter(r -> r.days().overlaps(f.ahead()) && r.meets(f.content()))
            .toList();
    List<Line> can = f.content().card().can();
    for (int i = 0; i < can.size(); i++) {
      promise(f, can.get(i), "card.can[" + i + "]", governing);
    }
    wording(f, governing);
    others(f);
  }

  private static void promise(Findings f, Line line, String key, List<Run> governing) {
    for (Run run : governing) {
      for (Line forbidden : forbidden(run.content())) {
        if (breaks(line.means(), forbidden.means())) {
          f.add(
              Rule.PROMISE_FORBIDDEN,
              line.clause(),
              key,
              "The card promises “%s”, which %s forbids: “%s”."
                  .formatted(line.text(), run.name(), forbidden.text()));
          return;
        }
      }
    }
  }

  private static boolean breaks(@Nullable Means promise, @Nullable Means forbidden) {
    if (promise == null || forbidden == null || !promise.term().equals(forbidden.term())) {
      return false;
    }
    Term term = Term.ofKey(promise.term());
    BigDecimal promised = term == null ? null : term.level(promise);
    BigDecimal not = term == null ? null : term.level(forbidden);
    return term != null && promised != null && not != null && term.breaks(promised, not);
  }

  private static void wording(Findings f, List<Run> governing) {
    List<Line> lines = new ArrayList<>(f.content().card().cannot());
    governing.forEach(r -> lines.addAll(forbidden(r.content())));
    String summary = plain(f.content().summary());
    for (String core : new TreeSet<>(lines.stream().map(l -> core(l.text())).toList())) {
      if (core.length() < SHORTEST) {
        continue;
      }
      said(f, f.content().card().can(), "card.can", core);
      said(f, f.content().card().say(), "card.say", core);
      if (says(summary, core)) {
        f.key(
            Rule.FORBIDDEN_IN_SUMMARY,
            "summary",
            "The summary holds “%s”, which a line forbids to say.".formatted(core));
      }
    }
  }

  private static void said(Findings f, List<Line> lines, String key, String core) {
    for (int i = 0; i < lines.size(); i++) {
      if (says(plain(lines.get(i).text()), core)) {
        f.add(
            Rule.FORBIDDEN_WORDS,
            lines.get(i).clause(),
            key + "[" + i + "]",
            "The line holds “%s”, which another line forbids to say.".formatted(core));
      }
    }
  }

  private static boolean says(String text, String core) {
    int at = text.indexOf(core);
    return at >= 0 && !DENIED.matcher(text.substring(0, at)).find();
  }

  private static String plain(String text) {
    return MARKS.matcher(text).replaceAll("");
  }

  /** The forbidden words themselves, without the verb that says who must not say them. */
  private static String core(String text) {
    return SAYING.matcher(plain(text)).replaceFirst("");
  }

  /** Promises of texts that stand, which the candidate is the first to forbid. */
  private void others(Findings f) {
    List<Means> old = new ArrayList<>();
    before
        .runs(f.slug(), f.ahead())
        .forEach(r ->
            forbidden(r.content())
                .forEach(l -> {
                  Means means = l.means();
                  if (means != null) {
                    old.add(means);
                  }
                }));
    List<Line> lines = forbidden(f.content());
    for (int i = 0; i < lines.size(); i++) {
      Means means = lines.get(i).means();
      if (means == null || old.contains(means)) {
        continue;
      }
      TreeSet<String> who = new TreeSet<>();
      after
          .inForce()
          .filter(r -> !r.text().fresh() && r.days().overlaps(f.ahead()) && r.meets(f.content()))
          .filter(r -> r.content().card().can().stream().anyMatch(l -> breaks(l.means(), means)))
          .forEach(r -> who.add(r.name()));
      if (!who.isEmpty()) {
        f.add(
            Rule.FORBIDS_A_PROMISE,
            lines.get(i).clause(),
            "forbidden[" + i + "]",
            "It forbids what the card of %s promises; release versions that agree."
                .formatted(String.join(", ", who)));
      }
    }
  }

  private static List<Line> forbidden(VersionContent content) {
    return content.details() instanceof SpecialCaseDetails c ? c.forbidden() : List.of();
  }

  private List<Run> forbidding() {
    List<Run> runs = forbidding;
    if (runs == null) {
      forbidding = runs = after.inForce().filter(r -> !forbidden(r.content()).isEmpty()).toList();
    }
    return runs;
  }
}
