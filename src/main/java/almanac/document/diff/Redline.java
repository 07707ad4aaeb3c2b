package almanac.document.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes two texts as one, with what was deleted and inserted: first by lines, then by words within
 * the lines that differ. What it may spend is shared by all texts of one comparison; once that is
 * spent, a piece that differs is replaced as a whole, which is true as well.
 */
final class Redline {
  // Comparing n tokens with m takes (n + m)² steps at worst; so many take a tenth of a second.
  private static final long MOST_STEPS = 40_000_000;
  private static final int MOST_LETTERS = 100_000;

  private static final MyersDiffWithLinearSpace<String> MYERS = new MyersDiffWithLinearSpace<>();

  private long steps = MOST_STEPS;

  /** The spans of two texts; none is empty. */
  List<Span> spans(String before, String after) {
    Hunks hunks = new Hunks();
    compare(before, after, Redline::lines, (old, now) -> byWord(old, now, hunks), hunks);
    return hunks.spans();
  }

  private void byWord(String old, String now, Hunks hunks) {
    if (old.length() + now.length() > MOST_LETTERS) {
      hunks.replace(old, now); // not even worth being cut
    } else {
      compare(old, now, Tokens::of, hunks::replace, hunks);
    }
  }

  /** What to do with a piece that was replaced by another. */
  private interface Replaced {
    void by(String old, String now);
  }

  private void compare(
      String before,
      String after,
      Function<String, List<String>> cut,
      Replaced replaced,
      Hunks hunks) {
    if (before.equals(after)) {
      hunks.keep(before);
      return;
    }
    List<String> old = cut.apply(before);
    List<String> now = cut.apply(after);
    int start = 0;
    int most = Math.min(old.size(), now.size());
    while (start < most && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    hunks.keep(String.join("", old.subList(0, start)));
    middle(
        old.subList(start, old.size() - end),
        now.subList(start, now.size() - end),
        replaced,
        hunks);
    hunks.keep(String.join("", old.subList(old.size() - end, old.size())));
  }

  private void middle(List<String> old, List<String> now, Replaced replaced, Hunks hunks) {
    long size = (long) old.size() + now.size();
    if (old.isEmpty() || now.isEmpty() || size * size > steps) {
      replaced.by(String.join("", old), String.join("", now));
      return;
    }
    steps -= size * size;
    int oldAt = 0;
    List<Change> changes = MYERS.computeDiff(old, now, null);
    for (int i = 0; i < changes.size(); i++) {
      Change first = changes.get(i);
      hunks.keep(String.join("", old.subList(oldAt, first.startOriginal)));
      Change last = first;
      // What is deleted and what is inserted at one place are two changes there.
      while (i + 1 < changes.size() && isBehind(last, changes.get(i + 1))) {
        last = changes.get(++i);
      }
      replaced.by(
          String.join("", old.subList(first.startOriginal, last.endOriginal)),
          String.join("", now.subList(first.startRevised, last.endRevised)));
      oldAt = last.endOriginal;
    }
    hunks.keep(String.join("", old.subList(oldAt, old.size())));
  }

  private static boolean isBehind(Change one, Change other) {
    return other.startOriginal == one.endOriginal && other.startRevised == one.endRevised;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
