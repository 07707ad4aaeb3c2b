package almanac.graphql.edit;

import static java.util.stream.Collectors.joining;

import almanac.content.file.DraftReader;
import almanac.content.file.DraftReader.Refused;
import almanac.content.file.DraftReader.Understood;
import almanac.content.file.Problem;
import almanac.document.DocumentException.InvalidContent;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.graphql.Texts.KindName;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A draft as its editor writes it. */
@Input("DraftInput")
@Description("A draft: the document that it is for, and its text in the form of a content file.")
public record DraftInput(
    @NonNull @Id @Description("The document; a new one is made if there is none.") String slug,
    @NonNull @Description("The kind of document.") KindName kind,
    @NonNull
        @Description(
            "YAML front matter between lines of three hyphens, then Markdown whose ## headings are"
                + " the clauses. What is missing may be added later, before it is submitted.")
        String text) {

  // A text of the wrong form has many problems; the first ones show where to look.
  private static final int MOST_TOLD = 10;

  Kind readKind() {
    return Kind.valueOf(kind.name());
  }

  /**
   * The text as it was understood.
   *
   * @param today the first day of a draft that does not name its own
   * @throws InvalidContent with each problem's line and key
   */
  VersionContent read(LocalDate today) {
    return switch (DraftReader.read(readKind(), text, today)) {
      case Understood(VersionContent content) -> content;
      case Refused(List<Problem> problems) -> throw new InvalidContent(sentence(problems));
    };
  }

  private static String sentence(List<Problem> problems) {
    String told = problems.stream().limit(MOST_TOLD).map(DraftInput::told).collect(joining("; "));
    return problems.size() <= MOST_TOLD
        ? told
        : told + "; and " + (problems.size() - MOST_TOLD) + " more.";
  }

  private static String told(Problem problem) {
    String key = problem.key() == null ? "" : ", " + problem.key();
    return "line " + problem.line() + key + ": " + problem.sentence();
  }
}
