package almanac.content.file;

import almanac.content.file.Problem.Code;
import almanac.content.file.VersionFile.Place;
import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.text.Card;
import almanac.document.text.ContentJson;
import almanac.document.text.Details;
import almanac.document.text.Details.Terms;
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the text of one file: front matter between two lines of dashes, then the body. */
public final class VersionReader {
  // Aliases of lists and keys say nothing that a file needs, and can hold themselves or grow for
  // ever.
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setUseMarks(true)
          .setCodePointLimit(FileText.MAX_BYTES)
          .setMaxAliasesForCollections(0)
          .build();
  private static final String MARK = "---\n";
  private static final Set<String> FORBIDDEN_IN_GROUPS = Set.of("|", "&");

  private final Place place;
  private final FileProblems problems;

  private VersionReader(Place place, FileProblems problems) {
    this.place = place;
    this.problems = problems;
  }

  /** The version, or null where the file has no front matter; problems say what else is wrong. */
  public static @Nullable VersionFile read(Place place, String text, FileProblems problems) {
    return new VersionReader(place, problems).read(text);
  }

  private @Nullable VersionFile read(String text) {
    int end = text.startsWith(MARK) ? text.indexOf("\n" + MARK, MARK.length() - 1) : -1;
    if (end < 0) {
      problems.add(
          Code.BAD_YAML, 1, null, "The file begins with front matter between two lines of ---.");
      return null;
    }
    String front = text.substring(MARK.length(), end + 1);
    String markdown = text.substring(end + 1 + MARK.length());
    int bodyLine = 3 + (int) front.chars().filter(c -> c == '\n').count();
    @Nullable Node node;
    try {
      node = new Compose(SETTINGS).composeString(front).orElse(null);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 2).orElse(0);
      problems.add(Code.BAD_YAML, line, null, "This is not YAML: " + e.getProblem() + ".");
      return null;
    } catch (YamlEngineException | StackOverflowError e) {
      problems.add(Code.BAD_YAML, 0, null, "This is not YAML that can be read.");
      return null;
    }
    if (node == null) {
      problems.add(Code.BAD_YAML, 1, null, "The front matter is empty.");
      return null;
    }
    Body body = Body.read(markdown, bodyLine, place.slug(), problems);
    return version(new Keys(problems, "", node), body);
  }

  private VersionFile version(Keys keys, Body body) {
    ClauseIds clauses = new ClauseIds(body);
    VersionContent content = content(keys, body, clauses);
    int line = keys.line("published");
    Publication published = published(keys);
    Withdrawal withdrawn = withdrawn(keys, published);
    keys.noOthers();
    String stored = ContentJson.write(content);
    return new VersionFile(
        place, content, stored, ContentJson.hash(stored), published, line, withdrawn, body.links());
  }

  private VersionContent content(Keys keys, Body body, ClauseIds clauses) {
    Period effective = effective(keys);
    boolean isPolicy = place.kind() == Kind.POLICY;
    List<Source> sources = keys.each("sources", this::source);
    if (isPolicy && sources.isEmpty()) {
      keys.rule(Code.MISSING_KEY, "sources", "A policy names its source.");
    }
    List<String> audience = keys.texts("audience");
    if (audience.stream().anyMatch(g -> FORBIDDEN_IN_GROUPS.stream().anyMatch(g::contains))) {
      keys.problem(Code.BAD_VALUE, "audience", "The name of a group holds neither | nor &.");
    }
    DetailsReader details = new DetailsReader(clauses);
    @Nullable Terms terms = null;
    Details read =
        switch (place.kind()) {
          case POLICY -> details.policy(keys);
          case RELIEF_PROGRAM -> details.program(keys);
          case SPECIAL_CASE -> details.specialCase(keys);
        };
    if (read instanceof Details.ReliefProgramDetails p) {
      terms = p.terms();
    }
    Card card = new CardReader(clauses).card(keys, terms);
    return new VersionContent(
        keys.requiredText("title"),
        keys.requiredText("summary"),
        keys.texts("aliases"),
        keys.texts("heard-as"),
        keys.texts("asked-as"),
        keys.texts("products"),
        keys.texts("regions"),
        keys.texts("tags"),
        audience,
        keys.requiredText("owner"),
        effective,
        keys.flag("ends", false),
        keys.day("review-by"),
        keys.flag("substantive", true),
        slugs(keys, "supersedes"),
        keys.text("change-note"),
        keys.flag("sample", false),
        sources,
        card,
        body.clauses(),
        read);
  }

  private Period effective(Keys keys) {
    Keys effective = keys.keys("effective");
    if (effective == null) {
      keys.rule(Code.MISSING_KEY, "effective", "The key effective is missing.");
      return new Period(place.from(), null);
    }
    LocalDate from = effective.day("from");
    LocalDate until = effective.day("until");
    effective.noOthers();
    // A draft has no name yet: the day that its place tells is for one that says none itself.
    LocalDate first = problems.draft() && from != null ? from : place.from();
    if (!first.equals(from)) {
      effective.rule(
          Code.BAD_NAME, "from", "The first day must be the file's name, " + first + ".");
    }
    if (until != null && !until.isAfter(first)) {
      effective.problem(
          Code.BAD_PERIOD, "until", "The day after the last must be after " + first + ".");
      until = null;
    }
    return new Period(first, until);
  }

  private static List<String> slugs(Keys keys, String key) {
    List<String> slugs = keys.texts(key);
    if (!slugs.stream().allMatch(s -> s.matches(VersionFile.ID))) {
      keys.problem(Code.BAD_VALUE, key, "Slugs of documents are expected.");
    }
    return slugs;
  }

  private Source source(Keys keys) {
    Source source =
        new Source(
            keys.requiredText("authority"),
            keys.requiredText("title"),
            keys.text("number"),
            keys.text("article"),
            keys.day("date"));
    keys.noOthers();
    return source;
  }

  private @Nullable Publication published(Keys keys) {
    if (problems.draft()) {
      notInADraft(keys, "published");
      return null;
    }
    Keys published = keys.keys("published");
    if (published == null) {
      return null;
    }
    Integer number = published.integer("number");
    Instant at = published.instant("at");
    String author = published.requiredText("author");
    String approvedBy = published.requiredText("approved-by");
    if (number == null || number < 1) {
      published.problem(Code.BAD_NUMBER, "number", "A number from 1 on is expected.");
    }
    if (at == null) {
      published.problem(Code.MISSING_KEY, "at", "The moment of publication is expected.");
    }
    if (author.equals(approvedBy)) {
      published.problem(
          Code.FOUR_EYES, "approved-by", "Whoever approves must be another than the author.");
    }
    published.noOthers();
    return number == null || at == null ? null : new Publication(number, at, author, approvedBy);
  }

  private @Nullable Withdrawal withdrawn(Keys keys, @Nullable Publication published) {
    if (problems.draft()) {
      notInADraft(keys, "withdrawn");
      return null;
    }
    Keys withdrawn = keys.keys("withdrawn");
    if (withdrawn == null) {
      return null;
    }
    Instant at = withdrawn.instant("at");
    String by = withdrawn.text("by");
    String reason = withdrawn.text("reason");
    withdrawn.noOthers();
    if (at == null && by == null && reason == null) {
      return null;
    }
    if (at == null || by == null) {
      keys.problem(Code.MISSING_KEY, "withdrawn", "A withdrawal tells at and by.");
      return null;
    }
    if (published == null || !at.isAfter(published.at())) {
      keys.problem(Code.BAD_VALUE, "withdrawn", "Only what was published before is withdrawn.");
      return null;
    }
    return new Withdrawal(at, by, reason);
  }

  // Whoever writes a draft could otherwise believe to have published it, or in another's name.
  private static void notInADraft(Keys keys, String key) {
    if (keys.has(key)) {
      keys.problem(
          Code.NOT_IN_A_DRAFT, key, "A draft does not say that it is " + key + ": leave it out.");
    }
  }

  /** The ids that lines of this file may point at. */
  static final class ClauseIds {
    private final Set<String> ids = new LinkedHashSet<>();

    ClauseIds(Body body) {
      body.clauses().forEach(c -> ids.add(c.id()));
    }

    /** The clause that an entry must name; noted if there is none. */
    String read(Keys keys) {
      String clause = keys.requiredText("clause");
      check(keys, "clause", clause);
      return clause;
    }

    /** The clause that a key names, or null if it is absent; noted if there is no such clause. */
    @Nullable String readIfAny(Keys keys, String key) {
      String clause = keys.text(key);
      if (clause != null) {
        check(keys, key, clause);
      }
      return clause;
    }

    private void check(Keys keys, String key, String clause) {
      if (!ids.contains(clause) && !clause.isEmpty()) {
        keys.rule(
            Code.BROKEN_LINK,
            key,
            "There is no clause " + clause + "; there are " + String.join(", ", ids) + ".");
      }
    }
  }
}
