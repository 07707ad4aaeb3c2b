package almanac.document;

import almanac.document.gate.Book;
import almanac.document.gate.GateProblem;
import almanac.document.gate.PublishingGate;
import almanac.document.gate.Release;
import almanac.document.text.VersionContent;
import almanac.document.time.BusinessTime;
import almanac.document.workflow.VersionState;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What all gates say of versions, beside all that is published when they are asked. */
@ApplicationScoped
class Examination {
  private final EntityManager database;
  private final BusinessTime time;
  private final List<PublishingGate> gates;

  Examination(EntityManager database, BusinessTime time, @All List<PublishingGate> gates) {
    this.database = database;
    this.time = time;
    this.gates = gates;
  }

  /** All problems of versions that shall be published together, in their order. */
  List<GateProblem> problems(List<VersionRow> rows) {
    database.flush();
    List<VersionContent> contents = Documents.contents(rows);
    List<Release.Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      VersionRow row = rows.get(i);
      candidates.add(new Release.Candidate(row.slug, row.kind, row.number, contents.get(i)));
    }
    Release release = new Release(candidates);
    Book book = book();
    LocalDate today = time.today();
    List<GateProblem> problems = new ArrayList<>();
    for (PublishingGate gate : gates) {
      // What one gate blocks, a later one would only say in other words.
      if (problems.stream().noneMatch(GateProblem::blocks)) {
        problems.addAll(gate.problems(release, book, today));
      }
    }
    problems.sort(GateProblem.ORDER);
    return problems;
  }

  private static Book book() {
    List<VersionRow> rows = VersionRow.list("state", VersionState.PUBLISHED);
    List<VersionContent> contents = Documents.contents(rows);
    List<Book.Entry> entries = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      VersionRow row = rows.get(i);
      entries.add(new Book.Entry(row.slug, row.kind, row.span(), contents.get(i)));
    }
    return Book.of(entries);
  }
}
