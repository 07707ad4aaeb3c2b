package almanac.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.content.Importer;
import almanac.content.Importer.Report;
import almanac.document.Documents;
import almanac.document.Viewer;
import almanac.document.time.Timeline.Span;
import almanac.document.workflow.Role;
import almanac.search.Search;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the server under test knows: the content of this repository, imported at start, the good
 * folder of the tests, and generated histories. Imported once for all test classes of one start.
 */
@ApplicationScoped
public class Knowledge {
  public static final Path GOOD = Path.of("src/test/resources/kb-content/good");

  private static final int GENERATED = 40;

  private final Importer importer;
  private final Documents documents;
  private final Search search;
  private @Nullable SortedMap<String, List<Span>> histories;

  Knowledge(Importer importer, Documents documents, Search search) {
    this.importer = importer;
    this.documents = documents;
    this.search = search;
  }

  /** Waits until all of it is known and can be found, and answers with the generated histories. */
  public synchronized SortedMap<String, List<Span>> ready() {
    if (histories == null) {
      Api api = Api.ofTest();
      await("the import at start")
          .atMost(120, SECONDS)
          .pollInterval(1, SECONDS)
          .until(() -> api.get("/q/health/ready").status() == 200);
      SortedMap<String, List<Span>> generated =
          HistoryFiles.histories(Histories.ofSeed("knowledge", 20261126), GENERATED);
      Path folder = Folders.fresh("generated");
      HistoryFiles.write(folder, generated);
      add(GOOD);
      add(folder);
      Folders.delete(folder);
      histories = generated;
    }
    return histories;
  }

  /** Imports a folder that has nothing wrong, and waits until it can be found. */
  public Report add(Path folder) {
    Report report = importer.apply(folder);
    assertThat(report.problems()).isEmpty();
    awaitIndex();
    return report;
  }

  public void awaitIndex() {
    var head =
        documents
            .moment(null, null, new Viewer("reader", Set.of(), Set.of(Role.AUDITOR)))
            .knownAt();
    await("the index").atMost(60, SECONDS).until(() -> !search.horizon().isBefore(head));
  }
}
