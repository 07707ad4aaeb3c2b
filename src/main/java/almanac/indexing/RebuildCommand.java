package almanac.indexing;

import almanac.document.journal.Journal;
import io.quarkus.runtime.QuarkusApplication;

/**
 * {@code rebuild} on the command line: asks every server on this database to make its search index
 * anew, now if it runs, else when it starts next. Exits with 0, or 2 if the words make no sense.
 */
public class RebuildCommand implements QuarkusApplication {
  /** The word that asks for this command. */
  public static final String NAME = "rebuild";

  private static final int MISUSED = 2;

  private final Journal journal;

  RebuildCommand(Journal journal) {
    this.journal = journal;
  }

  @Override
  public int run(String... words) {
    if (words.length != 1) {
      System.out.println("Usage: rebuild");
      return MISUSED;
    }
    journal.requestRebuild("command-line");
    System.out.println("Every search index of this database is made anew, beside the one in use");
    return 0;
  }
}
