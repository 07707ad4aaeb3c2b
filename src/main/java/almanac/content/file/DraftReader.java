package almanac.content.file;

import almanac.content.file.VersionFile.Place;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads a text that is still being written. What it cannot understand it refuses, all at once; what
 * is missing is empty, and whether clauses, links and promises fit is asked later, by {@link
 * ContentRules}.
 */
public final class DraftReader {
  private DraftReader() {}

  /** What came of reading a draft. */
  public sealed interface Draft {}

  /** A draft that was understood. */
  public record Understood(VersionContent content) implements Draft {}

  /** A draft that was not: at least one problem, each with its line and key. */
  public record Refused(List<Problem> problems) implements Draft {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The content of a draft, or everything that is wrong with its form.
   *
   * @param text a content file, at most as large as one
   * @param otherwise the first day of a draft that does not name its own
   */
  public static Draft read(Kind kind, String text, LocalDate otherwise) {
    FileProblems problems = FileProblems.ofDraft();
    Place place = new Place("", kind, "", otherwise, 1);
    String clean = FileText.of(text, problems);
    VersionFile file = clean == null ? null : VersionReader.read(place, clean, problems);
    return file == null || !problems.all().isEmpty()
        ? new Refused(problems.all())
        : new Understood(file.content());
  }
}
