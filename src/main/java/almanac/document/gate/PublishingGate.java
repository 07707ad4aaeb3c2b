package almanac.document.gate;

import java.time.LocalDate;
import java.util.List;

/**
 * Rules that a release must keep; a room that knows some supplies them as a bean. Gates are asked
 * in order of their priority, the highest first, until one of them finds an error.
 */
public interface PublishingGate {
  /**
   * All problems, of all of the release; empty: it may be published.
   *
   * @param today the business day of the publication
   */
  List<GateProblem> problems(Release release, Book book, LocalDate today);
}
