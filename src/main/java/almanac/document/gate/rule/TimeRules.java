package almanac.document.gate.rule;

import almanac.document.gate.Release.Candidate;
import almanac.document.gate.rule.Outlook.Run;
import almanac.document.gate.rule.Outlook.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a version stands beside the other versions of its document, and beside today. */
final class TimeRules {
  private final Outlook before;
  private final Outlook after;
  private final LocalDate today;

  TimeRules(Outlook before, Outlook after, LocalDate today) {
    this.before = before;
    this.after = after;
    this.today = today;
  }

  void check(Findings f) {
    Candidate c = f.candidate();
    List<Text> others =
        after.texts(c.slug()).stream().filter(t -> t.number() != c.number()).toList();
    kind(f, others);
    review(f);
    boolean corrects = correction(f, others);
    if (!corrects && f.days().endBy(today)) {
      f.key(
          Rule.PERIOD_PAST,
          "effective.until",
          "The version held until %s, which is over; it corrects nothing that was there."
              .formatted(f.days().until()));
    }
    scheduled(f);
    ends(f, others);
  }

  private void kind(Findings f, List<Text> others) {
    Candidate c = f.candidate();
    if (c.content().details().kind() != c.kind()) {
      f.add(
          Rule.KIND_CHANGED,
          null,
          null,
          "The document is a %s, its text a %s."
              .formatted(c.kind().folder(), c.content().details().kind().folder()));
    } else if (Stream.concat(before.texts(c.slug()).stream(), others.stream())
        .anyMatch(t -> t.kind() != c.kind())) {
      f.add(
          Rule.KIND_CHANGED,
          null,
          null,
          "A document never changes its kind; use another slug for a %s."
              .formatted(c.kind().folder()));
    }
  }

  private void review(Findings f) {
    LocalDate review = f.content().reviewBy();
    LocalDate from = f.content().effective().from();
    if (review == null) {
      f.key(Rule.REVIEW_MISSING, "review-by", "A text says by which day it is reviewed.");
    } else if (!review.isAfter(today) || !review.isAfter(from)) {
      f.key(
          Rule.REVIEW_NOT_AHEAD,
          "review-by",
          "The review by %s is due already; a day after %s is expected."
              .formatted(review, today.isAfter(from) ? today : from));
    }
  }

  /** Whether it replaces a published version for all of its days; that has to be explained. */
  private boolean correction(Findings f, List<Text> others) {
    LocalDate from = f.content().effective().from();
    for (Text other : others) {
      if (other.fresh() && other.from().equals(from)) {
        f.key(
            Rule.RELEASED_TWICE,
            "effective.from",
            "Two versions of the release begin on %s; only one of them would ever hold."
                .formatted(from));
        return false;
      }
    }
    Text own =
        after.texts(f.slug()).stream()
            .filter(t -> t.number() == f.candidate().number())
            .findFirst()
            .orElseThrow();
    Optional<Text> corrected =
        others.stream()
            .filter(t -> t.from().equals(from))
            .filter(t -> t.span().publishedAt().isBefore(own.span().publishedAt()))
            .max(Comparator.comparing(t -> t.span().publishedAt()));
    String note = f.content().changeNote();
    if (corrected.isPresent() && (note == null || note.isBlank())) {
      boolean begun = !from.isAfter(today);
      f.key(
          begun ? Rule.CORRECTION_UNEXPLAINED : Rule.TAKES_SCHEDULED_DAYS,
          "change-note",
          begun
              ? "It replaces version %d for all of its days since %s; say why in change-note."
                  .formatted(corrected.get().number(), from)
              : "Version %d is scheduled for %s and would never hold; say why in change-note."
                  .formatted(corrected.get().number(), from));
    }
    return corrected.isPresent();
  }

  // A version inserted before an already scheduled one holds until the scheduled one starts.
  private void scheduled(Findings f) {
    LocalDate taken = f.days().until();
    LocalDate until = f.content().effective().until();
    if (taken == null || taken.equals(until)) {
      return;
    }
    after.texts(f.slug()).stream()
        .filter(t -> t.from().equals(taken) && !t.fresh())
        .findFirst()
        .ifPresent(t ->
            f.key(
                Rule.REPLACED_BY_SCHEDULED,
                "effective",
                "Version %d takes over on %s; this one holds until then only."
                    .formatted(t.number(), taken)));
  }

  private void ends(Findings f, List<Text> others) {
    LocalDate from = f.content().effective().from();
    LocalDate until = f.content().effective().until();
    boolean ends = f.content().ends();
    Optional<LocalDate> next =
        others.stream().map(Text::from).filter(d -> d.isAfter(from)).min(Comparator.naturalOrder());
    if (until == null) {
      if (ends) {
        f.key(
            Rule.ENDS_WITHOUT_UNTIL,
            "ends",
            "Nothing ends while effective.until is open; give the day or drop ends.");
      }
    } else if (ends) {
      next.ifPresent(day ->
          f.key(
              Rule.ENDS_BUT_FOLLOWED,
              "ends",
              "It says that nothing follows, and a version follows on %s.".formatted(day)));
    } else if (next.isEmpty() || next.get().isAfter(until)) {
      f.key(Rule.NO_SUCCESSOR, "effective.until", lapse(f.slug(), until));
    }
  }

  private String lapse(String slug, LocalDate until) {
    String over =
        before.runs(slug, new Days(until, until.plusDays(1))).stream()
            .filter(Run::inForce)
            .map(r -> "version " + r.text().number() + " does not come back")
            .findFirst()
            .orElse("nothing follows");
    return "The document lapses on %s, since %s; release the successor with it or say ends: true."
        .formatted(until, over);
  }
}
