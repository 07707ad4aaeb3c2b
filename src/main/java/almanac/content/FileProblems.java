package almanac.content;

import almanac.content.Problem.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems of one file, in the order in which they were seen. */
final class FileProblems {
  // A file that is no content file at all would otherwise fill the screen.
  private static final int MOST = 50;

  private final String file;
  private final List<Problem> all = new ArrayList<>();

  FileProblems(String file) {
    this.file = file;
  }

  void add(Code code, int line, @Nullable String key, String sentence) {
    if (all.size() < MOST) {
      all.add(new Problem(code, file, line, key == null || key.isEmpty() ? null : key, sentence));
    }
  }

  List<Problem> all() {
    return all;
  }
}
