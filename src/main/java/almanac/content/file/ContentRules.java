package almanac.content.file;

import almanac.content.file.Problem.Code;
import almanac.content.file.VersionFile.Place;
import almanac.document.text.ContentJson;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import java.util.List;

/**
 * The rules that a finished text keeps by itself: those of an import, for it is written as the file
 * that an export makes of it and read again. What lies between documents is not asked here.
 */
public final class ContentRules {
  // Links to clauses of the document itself need a slug; which one does not matter to the rules.
  private static final String SLUG = "this";

  private ContentRules() {}

  /** What keeps a text from being published; lines are those of {@link VersionWriter#write}. */
  public static List<Problem> problems(Kind kind, VersionContent content) {
    FileProblems problems = new FileProblems("");
    Place place = new Place("", kind, SLUG, content.effective().from(), 1);
    String text = FileText.of(VersionWriter.write(content), problems);
    VersionFile file = text == null ? null : VersionReader.read(place, text, problems);
    if (file != null
        && problems.all().isEmpty()
        && !file.stored().equals(ContentJson.write(content))) {
      problems.add(Code.BAD_BODY, 0, null, "Saved as a file, this text would read otherwise.");
    }
    return List.copyOf(problems.all());
  }
}
