package almanac.document.gate;

import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import java.util.List;

/** Versions that shall be published at one instant; several may be of one document. */
public record Release(List<Candidate> candidates) {
  public Release {
    candidates = List.copyOf(candidates);
  }

  /** One of them. */
  public record Candidate(String slug, Kind kind, int number, VersionContent content) {}
}
