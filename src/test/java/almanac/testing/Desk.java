package almanac.testing;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.DocumentFilter;
import almanac.document.ImportedDocument;
import almanac.document.Imports;
import almanac.document.Viewer;
import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Action;
import almanac.document.journal.Journal.Line;
import almanac.document.text.ContentJson;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.workflow.Role;
import almanac.search.Search;
import almanac.search.SearchPage;
import almanac.search.SearchRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whoever changes documents of the server under test, rightly or by force, and looks for them. */
@ApplicationScoped
public class Desk {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private final Imports imports;
  private final Journal journal;
  private final EntityManager database;
  private final Search search;

  Desk(Imports imports, Journal journal, EntityManager database, Search search) {
    this.imports = imports;
    this.journal = journal;
    this.database = database;
    this.search = search;
  }

  public void publish(String slug, int number, VersionContent content) {
    imports.add(
        List.of(
            new ImportedDocument(slug, Kind.POLICY, List.of(Contents.published(number, content)))));
  }

  /** Writes another text in the place of one, as only somebody with the database can. */
  public void overwrite(String slug, int number, String json) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          int rows =
              database
                  .createNativeQuery(
                      "update version_text set content = cast(?1 as jsonb) where version_id ="
                          + " (select id from version where slug = ?2 and number = ?3)")
                  .setParameter(1, json)
                  .setParameter(2, slug)
                  .setParameter(3, number)
                  .executeUpdate();
          assertThat(rows).isEqualTo(1);
        });
  }

  public void overwrite(String slug, int number, VersionContent content) {
    overwrite(slug, number, ContentJson.write(content));
  }

  /** By force: the door wants to be told what it uncovers, and by somebody who may read it. */
  public void withdraw(String slug, int number) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          Instant at = journal.lock();
          int rows =
              database
                  .createNativeQuery(
                      "update version set state = 'WITHDRAWN', withdrawn_at = ?1"
                          + " where slug = ?2 and number = ?3")
                  .setParameter(1, at)
                  .setParameter(2, slug)
                  .setParameter(3, number)
                  .executeUpdate();
          assertThat(rows).isEqualTo(1);
          journal.append(
              List.of(at), List.of(List.of(new Line(Action.WITHDRAWN, slug, number, "tester"))));
        });
  }

  /** The documents of tests that a reader finds, each with the number of the version. */
  public Map<String, Integer> found(String query, String... groups) {
    SearchPage page =
        search.find(
            new SearchRequest(
                SearchRequest.query(query),
                new DocumentFilter(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of("of-a-test"),
                    Set.of(),
                    Set.of(),
                    null,
                    null),
                new Viewer("reader", Set.of(groups), Set.of(Role.AGENT)),
                DAY,
                null,
                SearchRequest.MAX_FIRST,
                null));
    Map<String, Integer> found = new TreeMap<>();
    page.edges().forEach(e -> found.put(e.hit().slug(), e.hit().shown().standing().number()));
    return found;
  }
}
