package almanac.relief.offer;

import almanac.document.Document;
import almanac.document.text.Card.Line;
import almanac.document.text.Details;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of texts in force that forbid to say something, those of the programme first. */
final class ForbiddenLines {
  private static final Pattern SAYING =
      Pattern.compile("^(?:说成|说|讲|承诺|答应|许诺|保证|告诉客户|宣称|对客户说|顺带|直接|当场|一口|未经审批){1,4}");
  private static final Pattern MARKS = Pattern.compile("[\\s\\p{P}]{1,400}");
  // Shorter ones are said in many sentences that promise nothing.
  private static final int SHORTEST = 5;

  private final List<Forbidden> lines = new ArrayList<>();

  /**
   * A line, and the words that it forbids.
   *
   * @param grams the pairs of neighbouring characters
   */
  record Forbidden(Document document, Line line, String core, Set<String> grams) {
    Ground ground() {
      return new Ground(document, line.clause());
    }

    boolean isLong() {
      return core.length() >= SHORTEST;
    }
  }

  /**
   * @param program that is spoken of; null: any
   */
  ForbiddenLines(@Nullable Document program, List<Document> inForce) {
    if (program != null) {
      add(program, program.version().content().card().cannot());
    }
    List<Document> others =
        Stream.concat(
                inForce.stream().filter(d -> details(d) instanceof SpecialCaseDetails),
                inForce.stream()
                    .filter(d -> details(d) instanceof PolicyDetails p && !p.figures().isEmpty()))
            .toList();
    for (Document other : others) {
      if (program == null || meet(program, other)) {
        if (details(other) instanceof SpecialCaseDetails c) {
          add(other, c.forbidden());
        }
        add(other, other.version().content().card().cannot());
      }
    }
    if (program == null) {
      inForce.stream()
          .filter(d -> d.version().kind() == Kind.RELIEF_PROGRAM)
          .forEach(d -> add(d, d.version().content().card().cannot()));
    }
  }

  List<Forbidden> all() {
    return lines;
  }

  /** The first line that forbids what an entry of the lexicon says. */
  @Nullable Forbidden saying(Lexicon.Entry entry) {
    return lines.stream().filter(l -> entry.saidIn(l.core())).findFirst().orElse(null);
  }

  static Set<String> grams(String text) {
    Set<String> grams = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      grams.add(text.substring(i, i + 2));
    }
    return grams;
  }

  private void add(Document document, List<Line> forbidden) {
    for (Line line : forbidden) {
      String core = SAYING.matcher(MARKS.matcher(line.text()).replaceAll("")).replaceFirst("");
      lines.add(new Forbidden(document, line, core, grams(core)));
    }
  }

  private static Details details(Document document) {
    return document.version().content().details();
  }

  private static boolean meet(Document program, Document other) {
    VersionContent its = other.version().content();
    VersionContent ours = program.version().content();
    return meet(its.products(), ours.products()) && meet(its.regions(), ours.regions());
  }

  // An empty list means all of them.
  private static boolean meet(List<String> some, List<String> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }
}
