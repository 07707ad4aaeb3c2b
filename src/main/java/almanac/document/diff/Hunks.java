package almanac.document.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * What was kept and what was replaced, in the making, and then made readable: a word or two kept
 * between longer changes belong to them, and a piece that was only inserted or deleted begins and
 * ends where sentences do if it may.
 */
final class Hunks {
  /** Characters that may be told as changed though they are not, between two changes. */
  private static final int SHORT = 6;

  // Among the same pieces, one that begins this far away is not looked for.
  private static final int REACH = 200;
  private static final String STOPS = "。！？；!?;|";
  private static final String PAUSES = "，、：（）,:()";

  private final List<Hunk> hunks = new ArrayList<>();
  private Hunk open = new Hunk();

  /** What is kept, and what was replaced behind it. */
  private static final class Hunk {
    final StringBuilder kept = new StringBuilder();
    final StringBuilder deleted = new StringBuilder();
    final StringBuilder inserted = new StringBuilder();

    boolean changes() {
      return !deleted.isEmpty() || !inserted.isEmpty();
    }

    int size() {
      return Math.max(deleted.length(), inserted.length());
    }

    /** Takes in the hunk behind this one, with what is kept between them. */
    void take(Hunk next) {
      deleted.append(next.kept).append(next.deleted);
      inserted.append(next.kept).append(next.inserted);
    }
  }

  void keep(String text) {
    if (!text.isEmpty()) {
      if (open.changes()) {
        close();
      }
      open.kept.append(text);
    }
  }

  void replace(String old, String now) {
    open.deleted.append(old);
    open.inserted.append(now);
  }

  private void close() {
    hunks.add(open);
    while (hunks.size() > 1 && belong(hunks.get(hunks.size() - 2), hunks.getLast())) {
      Hunk last = hunks.removeLast();
      hunks.getLast().take(last);
    }
    open = new Hunk();
  }

  private static boolean belong(Hunk one, Hunk next) {
    int kept = next.kept.length();
    return kept <= SHORT
        && kept <= Math.min(one.size(), next.size())
        && next.kept.indexOf("\n") < 0;
  }

  List<Span> spans() {
    close(); // what is kept at the end stands in a hunk without a change
    for (int i = 0; i + 1 < hunks.size(); i++) {
      slide(i == 0, hunks.get(i), hunks.get(i + 1));
    }
    List<Span> spans = new ArrayList<>();
    for (Hunk hunk : hunks) {
      add(spans, Span.Kind.EQUAL, hunk.kept);
      add(spans, Span.Kind.DELETED, hunk.deleted);
      add(spans, Span.Kind.INSERTED, hunk.inserted);
    }
    return spans;
  }

  private static void add(List<Span> spans, Span.Kind kind, StringBuilder text) {
    if (!text.isEmpty()) {
      spans.add(new Span(kind, text.toString()));
    }
  }

  // In 甲。乙。乙。the last sentence is new, or the one before: "。乙" would be as true as either.
  private static void slide(boolean isFirst, Hunk hunk, Hunk next) {
    if (hunk.deleted.isEmpty() == hunk.inserted.isEmpty()) {
      return;
    }
    StringBuilder piece = hunk.deleted.isEmpty() ? hunk.inserted : hunk.deleted;
    int before = Math.min(REACH, hunk.kept.length());
    int behind = Math.min(REACH, next.kept.length());
    String all =
        hunk.kept.substring(hunk.kept.length() - before) + piece + next.kept.substring(0, behind);
    int size = piece.length();
    int first = before;
    // Only the first change of all may come to stand at the very beginning.
    int least = isFirst && before == hunk.kept.length() ? 0 : 1;
    while (first > least && all.charAt(first - 1) == all.charAt(first - 1 + size)) {
      first--;
    }
    int best = before;
    for (int at = first;
        at + size < all.length()
            && (at <= before || all.charAt(at - 1) == all.charAt(at - 1 + size));
        at++) {
      if (worth(all, at, size) > worth(all, best, size)) {
        best = at;
      }
    }
    int move = best - before;
    if (move < 0) {
      hunk.kept.setLength(hunk.kept.length() + move);
      next.kept.insert(0, all.substring(best + size, before + size));
    } else if (move > 0) {
      hunk.kept.append(all, before, best);
      next.kept.delete(0, move);
    }
    piece.replace(0, size, all.substring(best, best + size));
  }

  private static int worth(String all, int at, int size) {
    return edge(all, at) + edge(all, at + size);
  }

  // How well a text may be cut at a place.
  private static int edge(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return 4;
    }
    if (Tokens.splits(text, at)) {
      return -4;
    }
    char last = text.charAt(at - 1);
    if (last == '\n') {
      return 4;
    }
    return STOPS.indexOf(last) >= 0 ? 3 : PAUSES.indexOf(last) >= 0 ? 2 : last == ' ' ? 1 : 0;
  }
}
