package almanac.document.diff;

import almanac.document.text.VersionContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two contents; nothing at all exactly if their stored forms are equal.
 *
 * @param clauses in the order of the newer text; what is gone stands where it was
 * @param figures everything that is data rather than a clause
 */
public record Diff(List<ClauseChange> clauses, List<FigureChange> figures) {
  public Diff {
    clauses = List.copyOf(clauses);
    figures = List.copyOf(figures);
  }

  /**
   * The way from one content to another.
   *
   * @param before null: there was none, and everything is added
   */
  public static Diff of(@Nullable VersionContent before, VersionContent after) {
    return new Diff(
        ClauseChanges.of(before == null ? List.of() : before.clauses(), after.clauses()),
        FigureChanges.of(before, after));
  }
}
