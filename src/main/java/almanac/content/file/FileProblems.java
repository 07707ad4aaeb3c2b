package almanac.content.file;

import almanac.content.file.Problem.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problems of one text, in the order in which they were seen. A draft may be unfinished, so of
 * its problems those that {@link #rule} notes are left out.
 */
public final class FileProblems {
  // A file that is no content file at all would otherwise fill the screen.
  private static final int MOST = 50;

  private final String file;
  private final boolean draft;
  private final List<Problem> all = new ArrayList<>();

  public FileProblems(String file) {
    this(file, false);
  }

  private FileProblems(String file, boolean draft) {
    this.file = file;
    this.draft = draft;
  }

  static FileProblems ofDraft() {
    return new FileProblems("", true);
  }

  boolean draft() {
    return draft;
  }

  /** Notes what no text may have, finished or not: it cannot be read as it was meant. */
  public void add(Code code, int line, @Nullable String key, String sentence) {
    if (all.size() < MOST) {
      all.add(new Problem(code, file, line, key == null || key.isEmpty() ? null : key, sentence));
    }
  }

  /** Notes a rule that a finished text keeps and that a draft may still break. */
  void rule(Code code, int line, @Nullable String key, String sentence) {
    if (!draft) {
      add(code, line, key, sentence);
    }
  }

  public List<Problem> all() {
    return all;
  }
}
