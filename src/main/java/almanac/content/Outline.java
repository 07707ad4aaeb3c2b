package almanac.content;

import almanac.content.file.VersionFile;
import almanac.content.file.VersionFile.Place;
import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.text.Clause;
import almanac.document.text.Details.FigureRef;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a file while a whole folder is checked: little, so that the size of a folder does
 * not matter.
 */
record Outline(
    Place place,
    String hash,
    @Nullable LocalDate until,
    boolean ends,
    Set<String> clauses,
    Set<String> links,
    Set<String> figures,
    @Nullable FigureRef figureRef,
    List<String> supersedes,
    @Nullable Publication published,
    int publishedLine,
    @Nullable Instant withdrawnAt) {

  static Outline of(VersionFile file) {
    Withdrawal withdrawn = file.withdrawn();
    return new Outline(
        file.place(),
        file.hash(),
        file.content().effective().until(),
        file.content().ends(),
        file.content().clauses().stream().map(Clause::id).collect(Collectors.toSet()),
        file.links(),
        file.content().details() instanceof PolicyDetails p ? p.figures().keySet() : Set.of(),
        file.content().details() instanceof ReliefProgramDetails r
            ? r.terms().maxPeriodsFigure()
            : null,
        file.content().supersedes(),
        file.published(),
        file.publishedLine(),
        withdrawn == null ? null : withdrawn.at());
  }

  String slug() {
    return place.slug();
  }

  LocalDate from() {
    return place.from();
  }
}
