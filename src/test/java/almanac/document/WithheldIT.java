package almanac.document;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.ImportedDocument.Item;
import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Action;
import almanac.document.journal.Journal.VersionEntry;
import almanac.document.text.Kind;
import almanac.document.workflow.Role;
import almanac.testing.Contents;
import almanac.testing.Desk;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The documents that an older state must not show, against every reader who is asked what he may
 * read before and after.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class WithheldIT {
  private static final int DOCUMENTS = 8;
  private static final int STEPS = 40;
  private static final List<Set<String>> GROUPS =
      List.of(
          Set.of(),
          Set.of("a"),
          Set.of("b"),
          Set.of("c"),
          Set.of("a", "b"),
          Set.of("a", "c"),
          Set.of("b", "c"),
          Set.of("a", "b", "c"));

  @Inject Documents documents;
  @Inject Imports imports;
  @Inject Journal journal;
  @Inject Desk desk;

  /** A version, and one who may read it. */
  private record Right(String slug, int number, Set<String> groups) {}

  /** A moment of the journal, and all rights that there were then. */
  private record Snapshot(Instant at, Set<Right> rights) {}

  private final Random random = new Random(Long.getLong("almanac.seed", 20261127));
  private final Map<String, List<Integer>> published = new TreeMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  @Test
  void generatedHistories_withholdWhatSomebodyLost_andNothingElse() {
    List<Snapshot> snapshots = new ArrayList<>();
    Set<Integer> sizes = new HashSet<>();
    for (int step = 0; step < STEPS; step++) {
      String slug = "withheld-" + random.nextInt(DOCUMENTS);
      List<Integer> left = published.getOrDefault(slug, List.of());
      if (!left.isEmpty() && random.nextInt(6) == 0) {
        withdraw(slug, left.get(random.nextInt(left.size())));
      } else {
        publish(slug);
      }
      snapshots.add(new Snapshot(journal.head(), rights()));
      for (Snapshot before : snapshots) {
        Set<String> said = new TreeSet<>(documents.withheld(before.at()));
        assertThat(said)
            .as("step %d: what is withheld from the state at %s", step, before.at())
            .isEqualTo(lost(before, snapshots.getLast()));
        sizes.add(said.size());
      }
    }
    assertThat(sizes).contains(0, 1, 2, DOCUMENTS - 1);
  }

  private Set<String> lost(Snapshot before, Snapshot now) {
    Set<String> slugs = new TreeSet<>();
    journal.after(before.at(), Integer.MAX_VALUE).stream()
        .filter(e -> e.action() == Action.WITHDRAWN)
        .forEach(e -> slugs.add(((VersionEntry) e).slug()));
    before.rights().stream()
        .filter(r -> !now.rights().contains(r))
        .forEach(r -> slugs.add(r.slug()));
    return slugs;
  }

  private Set<Right> rights() {
    Set<Right> rights = new HashSet<>();
    Map<String, List<Integer>> all = new HashMap<>();
    numbers.forEach((slug, last) -> all.put(slug, IntStream.rangeClosed(1, last).boxed().toList()));
    for (Set<String> groups : GROUPS) {
      documents
          .versions(all, new Viewer("reader", groups, Set.of(Role.AUDITOR)))
          .forEach(v -> rights.add(new Right(v.slug(), v.number(), groups)));
    }
    return rights;
  }

  private void publish(String slug) {
    List<Item> items = new ArrayList<>();
    for (int i = random.nextInt(3); i < 3; i += 2) {
      int number = numbers.merge(slug, 1, Integer::sum);
      // Everyone half of the time, or narrowed histories would leave nothing to narrow.
      Set<String> groups = random.nextBoolean() ? Set.of() : GROUPS.get(random.nextInt(8));
      String[] audience = groups.toArray(String[]::new);
      items.add(Contents.published(number, Contents.policy("扣" + number, audience)));
      published.computeIfAbsent(slug, _ -> new ArrayList<>()).add(number);
    }
    imports.add(List.of(new ImportedDocument(slug, Kind.POLICY, items)));
  }

  private void withdraw(String slug, Integer number) {
    published.getOrDefault(slug, List.of()).removeIf(number::equals);
    desk.withdraw(slug, number);
  }
}
