package almanac.relief.offer;

import almanac.document.Document;
import almanac.document.DocumentException.BadRequest;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Kind;
import almanac.document.text.Term;
import almanac.relief.Case;
import almanac.relief.offer.ForbiddenLines.Forbidden;
import almanac.relief.offer.Grants.Grant;
import almanac.relief.offer.Lexicon.Entry;
import almanac.relief.offer.Lexicon.Promise;
import almanac.relief.offer.Speech.Span;
import almanac.relief.offer.WordingCheck.Hint;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks in words for promises that must not be made. It knows patterns, not meanings: what it finds
 * is a hint for people to look at, and that it finds nothing allows nothing.
 */
public final class Wording {
  /** The most characters that are looked at. */
  public static final int MOST = 2_000;

  // A line is said if so much of it is, within so few characters more than it has.
  private static final double MOST_OF_IT = 0.7;
  private static final int ROOM = 6;

  private static final Measured MEASURED = Lexicon.measured();

  private final Speech speech;
  private final List<Grants> grants;
  private final ForbiddenLines lines;
  private final List<Hint> hints = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();

  /** What was found to be said, a run of the cleaned words. */
  private record Said(Span span, Object what) {}

  private Wording(String text, @Nullable Document program, List<Document> inForce) {
    this.speech = new Speech(text);
    List<Document> policies = of(Kind.POLICY, inForce);
    List<Document> spokenOf =
        program == null
            ? spokenOf(speech.words(), of(Kind.RELIEF_PROGRAM, inForce))
            : List.of(program);
    this.grants = spokenOf.stream().map(p -> new Grants(p, policies, Case.UNKNOWN)).toList();
    this.lines = new ForbiddenLines(program, inForce);
  }

  /**
   * What words seem to promise that must not be promised.
   *
   * @param program that they speak of; null: one that they name, else any
   * @param inForce the documents in force on the day, as far as they carry rules
   * @throws BadRequest if there are no words, or too many
   */
  public static WordingCheck check(
      String text, @Nullable Document program, List<Document> inForce) {
    if (text.isBlank()) {
      throw new BadRequest("text is empty; give the words that are to be looked at.");
    }
    if (text.length() > MOST) {
      throw new BadRequest(
          "text has at most %d characters, not %d; ask part by part."
              .formatted(MOST, text.length()));
    }
    Wording wording = new Wording(text, program, inForce);
    wording.byLexicon(text);
    wording.byLines(text);
    wording.hints.sort(Comparator.comparingInt(Hint::from).thenComparingInt(Hint::until));
    return new WordingCheck(wording.hints, MEASURED);
  }

  private static List<Document> of(Kind kind, List<Document> documents) {
    return documents.stream().filter(d -> d.version().kind() == kind).toList();
  }

  // Who says 账单延期 speaks of that programme, whether it was named in the request or not.
  private static List<Document> spokenOf(String words, List<Document> programs) {
    List<Document> named =
        programs.stream()
            .filter(p ->
                Stream.concat(
                        Stream.of(p.version().content().title()),
                        p.version().content().aliases().stream())
                    .anyMatch(name -> words.contains(new Speech(name).words())))
            .toList();
    return named.isEmpty() ? programs : named;
  }

  private void byLexicon(String text) {
    for (Entry entry : Lexicon.all()) {
      Matcher match = entry.pattern().matcher(speech.words());
      while (match.find()) {
        if (match.end() > match.start()
            && !voided(entry, match.start())
            && speech.promised(match.start(), match.end())) {
          found(text, entry, match);
        }
      }
    }
  }

  private boolean voided(Entry entry, int at) {
    if (entry.unless() == null) {
      return false;
    }
    Span sentence = speech.sentence(at);
    return entry.unless().matcher(speech.words()).region(sentence.from(), sentence.until()).find();
  }

  private void found(String text, Entry entry, Matcher match) {
    Span span = new Span(match.start(), match.end());
    if (entry.promises().isEmpty()) {
      if (isNew(span, entry.key())) {
        Forbidden by = lines.saying(entry);
        add(
            text,
            span,
            "It says %s, which no programme can promise.".formatted(Lexicon.sentence(entry.key())),
            by);
      }
      return;
    }
    // What may mean two things is forbidden if neither is granted; the first stands for both.
    Promise first = entry.promises().getFirst();
    if (!isNew(span, first.term()) || entry.promises().stream().anyMatch(p -> granted(p, match))) {
      return;
    }
    BigDecimal level = first.level(match);
    if (level != null) {
      promise(text, span, first.term(), level);
    }
  }

  // A promise of one term is found once at a place: by the first pattern, which knows more.
  private boolean isNew(Span span, Object what) {
    boolean known =
        said.stream()
            .anyMatch(s ->
                s.what().equals(what)
                    && s.span().from() < span.until()
                    && span.from() < s.span().until());
    said.add(new Said(span, what));
    return !known;
  }

  private boolean granted(Promise promise, Matcher match) {
    BigDecimal level = promise.level(match);
    return level == null || granted(promise.term(), level);
  }

  private boolean granted(Term term, BigDecimal level) {
    return term.generosity(level, term.nothing()) <= 0
        || grants.stream()
            .map(g -> g.of(term).level())
            .anyMatch(most -> most != null && term.generosity(level, most) <= 0);
  }

  private void promise(String text, Span span, Term term, BigDecimal level) {
    Grants most = most(term);
    Grant grant = most == null ? null : most.of(term);
    BigDecimal granted = grant == null ? null : grant.level();
    hint(
        text,
        span,
        granted == null
            ? "It promises %s %s, which is not provided.".formatted(term.key(), term.say(level))
            : "It promises %s %s; %s is granted."
                .formatted(term.key(), term.say(level), term.say(granted)),
        grant == null ? null : grant.ground(),
        most == null ? null : most.forbidding(term, level),
        most == null ? null : most.instead(term, granted));
  }

  /** Of those spoken of the one that grants most of a term; null: none grants any, of several. */
  private @Nullable Grants most(Term term) {
    Grants most = grants.size() == 1 ? grants.getFirst() : null;
    BigDecimal level = null;
    for (Grants each : grants) {
      BigDecimal its = each.of(term).level();
      if (its != null && (level == null || term.generosity(its, level) > 0)) {
        most = each;
        level = its;
      }
    }
    return most;
  }

  private void byLines(String text) {
    Set<String> grams = ForbiddenLines.grams(speech.words());
    for (Forbidden line : lines.all()) {
      // Most lines have little in common with the words at all.
      if (line.isLong() && enough(line, grams) && !allowed(line)) {
        for (Span sentence : speech.sentences()) {
          Span span = said(line, sentence);
          if (span != null
              && hints.stream().noneMatch(h -> overlaps(h, span))
              && speech.promised(span.from(), span.until())) {
            add(text, span, "It is close to words that must not be said.", line);
          }
        }
      }
    }
  }

  private static boolean enough(Forbidden line, Set<String> grams) {
    return line.grams().stream().filter(grams::contains).count()
        >= MOST_OF_IT * line.grams().size();
  }

  // What a line forbids of one programme may be granted by the one that is spoken of.
  private boolean allowed(Forbidden line) {
    Means means = line.line().means();
    Term term = means == null ? null : Term.ofKey(means.term());
    BigDecimal level = means == null || term == null ? null : term.level(means);
    return term != null && level != null && granted(term, level);
  }

  /** The first run in which enough of a line is said; null: there is none. */
  private @Nullable Span said(Forbidden line, Span sentence) {
    int longest = line.core().length() + ROOM;
    Map<String, Integer> met = new HashMap<>();
    Deque<Integer> at = new ArrayDeque<>();
    for (int i = sentence.from(); i + 2 <= sentence.until(); i++) {
      String gram = gram(i);
      if (line.grams().contains(gram)) {
        at.addLast(i);
        met.merge(gram, 1, Integer::sum);
        while (i + 2 - at.getFirst() > longest) {
          met.computeIfPresent(gram(at.removeFirst()), (_, n) -> n == 1 ? null : n - 1);
        }
        if (met.size() >= MOST_OF_IT * line.grams().size()) {
          return new Span(at.getFirst(), i + 2);
        }
      }
    }
    return null;
  }

  private String gram(int at) {
    return speech.words().substring(at, at + 2);
  }

  private boolean overlaps(Hint hint, Span span) {
    return hint.from() <= speech.place(span.until() - 1)
        && speech.place(span.from()) < hint.until();
  }

  private void add(String text, Span span, String promises, @Nullable Forbidden by) {
    hint(
        text,
        span,
        promises,
        by == null ? null : by.ground(),
        by == null ? null : by.line(),
        by == null ? null : Grants.say(by.document(), by.line().clause()));
  }

  private void hint(
      String text,
      Span span,
      String promises,
      @Nullable Ground ground,
      @Nullable Line forbidden,
      @Nullable Line instead) {
    int from = speech.place(span.from());
    int until = speech.place(span.until() - 1) + 1;
    hints.add(
        new Hint(from, until, text.substring(from, until), promises, ground, forbidden, instead));
  }
}
