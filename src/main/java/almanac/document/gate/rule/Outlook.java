package almanac.document.gate.rule;

import almanac.document.gate.Book;
import almanac.document.gate.Release;
import almanac.document.gate.Release.Candidate;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Span;
import almanac.document.time.Timeline.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which text answers on which days, once a release is published over a book. */
final class Outlook {
  private final Map<String, List<Text>> texts = new TreeMap<>();
  private final Map<String, List<Run>> runs = new HashMap<>();

  Outlook(Book book, Release release) {
    book.documents()
        .values()
        .forEach(entries ->
            entries.forEach(e -> put(new Text(e.slug(), e.kind(), e.span(), e.content(), false))));
    for (Candidate c : release.candidates()) {
      put(new Text(c.slug(), c.kind(), span(c), c.content(), true));
    }
  }

  /**
   * A version, whether published already or about to be.
   *
   * @param fresh it is of the release
   */
  record Text(String slug, Kind kind, Span span, VersionContent content, boolean fresh) {
    int number() {
      return span.number();
    }

    LocalDate from() {
      return span.from();
    }
  }

  /** Days on which one text answers in one state. */
  record Run(Text text, State state, Days days) {
    boolean inForce() {
      return state == State.IN_FORCE;
    }

    VersionContent content() {
      return text.content();
    }

    String slug() {
      return text.slug();
    }

    /** Whether both texts can speak of the same account: they share a product and a region. */
    boolean meets(VersionContent other) {
      return share(content().products(), other.products())
          && share(content().regions(), other.regions());
    }

    // An empty list means all.
    private static boolean share(List<String> a, List<String> b) {
      return a.isEmpty() || b.isEmpty() || !Collections.disjoint(a, b);
    }

    /** The document as a sentence names it. */
    String name() {
      return Outlook.name(text.slug(), text.content());
    }
  }

  static String name(String slug, VersionContent content) {
    return content.title().isBlank() ? slug : slug + " (“" + content.title() + "”)";
  }

  // What is not published yet is published after everything else, and all of a release at once.
  private Span span(Candidate c) {
    Instant publishedAt =
        texts(c.slug()).stream()
            .filter(t -> t.number() == c.number() && !t.fresh())
            .map(t -> t.span().publishedAt())
            .findFirst()
            .orElse(Instant.MAX);
    var effective = c.content().effective();
    return new Span(c.number(), effective.from(), effective.until(), publishedAt, null);
  }

  private void put(Text text) {
    List<Text> of = texts.computeIfAbsent(text.slug(), s -> new ArrayList<>());
    of.removeIf(t -> t.number() == text.number());
    of.add(text);
  }

  boolean knows(String slug) {
    return texts.containsKey(slug);
  }

  /** All texts of a document, in no order; none if there is no such document. */
  List<Text> texts(String slug) {
    return texts.getOrDefault(slug, List.of());
  }

  /** What answers for a document on all days, in order; none if there is no such document. */
  List<Run> runs(String slug) {
    return runs.computeIfAbsent(slug, s -> runs(texts(s)));
  }

  private static List<Run> runs(List<Text> texts) {
    Map<Integer, Text> byNumber = new HashMap<>();
    texts.forEach(t -> byNumber.put(t.number(), t));
    List<Run> runs = new ArrayList<>();
    for (Timeline.Segment s :
        Timeline.segments(texts.stream().map(Text::span).toList(), Instant.MAX)) {
      Text text = byNumber.get(s.number());
      if (text != null) {
        runs.add(new Run(text, s.state(), Days.of(s.from(), s.until())));
      }
    }
    return runs;
  }

  /** What answers for a document on some days, in order. */
  List<Run> runs(String slug, Days days) {
    return runs(slug).stream().filter(r -> r.days().overlaps(days)).toList();
  }

  /** Everything that is in force on some day, document by document. */
  Stream<Run> inForce() {
    return texts.keySet().stream().flatMap(s -> runs(s).stream()).filter(Run::inForce);
  }

  /** The days on which a candidate will be in force; what it asks for if another hides it. */
  Days daysOf(Candidate c) {
    return runs(c.slug()).stream()
        .filter(r -> r.inForce() && r.text().number() == c.number())
        .map(Run::days)
        .findFirst()
        .orElseGet(() -> Days.of(c.content().effective()));
  }

  /** What would answer on a candidate's first day without it; never a text yet to come. */
  Optional<Text> before(Candidate c) {
    Days first =
        new Days(c.content().effective().from(), c.content().effective().from().plusDays(1));
    List<Text> others = texts(c.slug()).stream().filter(t -> t.number() != c.number()).toList();
    return runs(others).stream()
        .filter(r -> r.state() != State.UPCOMING && r.days().overlaps(first))
        .map(Run::text)
        .findFirst();
  }
}
