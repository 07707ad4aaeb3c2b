package almanac.document;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Drafts.Taken;
import almanac.document.Publishing.Outcome;
import almanac.document.journal.Journal;
import almanac.document.journal.Journal.Action;
import almanac.document.journal.Journal.Entry;
import almanac.document.journal.Journal.VersionEntry;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.document.workflow.Role;
import almanac.document.workflow.VersionRef;
import almanac.document.workflow.VersionState;
import almanac.testing.Contents;
import almanac.testing.EmbeddedDatabaseResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Two editors and two approvers hammer one document. Whatever they were told was done is what its
 * history says, once and in order; nothing that was written is lost, nothing is published twice.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class HammeredDocumentIT {
  private static final String SLUG = "hammered";
  private static final int ROUNDS = 150;
  private static final long SEED = Long.getLong("almanac.hammer.seed", System.nanoTime());

  @Inject Publishing publishing;
  @Inject Documents documents;
  @Inject Drafts drafts;
  @Inject Journal journal;

  /** What somebody was told was done. */
  private record Done(int number, int revision, String step, String actor) {}

  private final ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();
  private final Map<String, String> written = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger texts = new AtomicInteger();

  @Test
  void whatWasAccepted_isTheHistory() throws Exception {
    System.out.println("A document is hammered, -Dalmanac.hammer.seed=" + SEED);
    Instant before = journal.head();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Role role = i < 2 ? Role.EDITOR : Role.APPROVER;
        Viewer viewer = new Viewer("hammer-" + i, Set.of(), Set.of(role));
        Random random = new Random(SEED + i);
        running.add(threads.submit(() -> hammer(viewer, random)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    System.out.printf("%d steps were accepted, %d refused%n", done.size(), refused.get());
    assertThat(done.size()).isGreaterThan(50);
    assertThat(refused.get()).isGreaterThan(50);
    assertThat(history()).containsExactlyInAnyOrderElementsOf(done);
    nothingIsLost();
    eachPublicationIsOneEntry(before);
  }

  private Void hammer(Viewer viewer, Random random) {
    for (int round = 0; round < ROUNDS; round++) {
      List<Version> open = new ArrayList<>(seen(viewer));
      try {
        if (viewer.roles().contains(Role.EDITOR)) {
          edit(viewer, open, random);
        } else {
          approve(viewer, open, random);
        }
      } catch (DocumentException e) {
        refused.incrementAndGet(); // somebody was faster
      }
    }
    return null;
  }

  private List<Version> seen(Viewer viewer) {
    List<Version> seen = new ArrayList<>();
    for (VersionState state : List.of(VersionState.DRAFT, VersionState.IN_REVIEW)) {
      drafts.list(state, viewer, 100, null).items().stream()
          .filter(v -> v.slug().equals(SLUG))
          .forEach(seen::add);
    }
    return seen;
  }

  private void edit(Viewer viewer, List<Version> open, Random random) {
    VersionContent text = Contents.finished("hammered text " + texts.incrementAndGet());
    if (open.isEmpty() || (open.size() < 3 && random.nextInt(4) == 0)) {
      took(publishing.create(SLUG, Kind.POLICY, text, viewer), "CREATE", viewer, text);
      return;
    }
    Version one = open.get(random.nextInt(open.size()));
    switch (random.nextInt(4)) {
      case 0 -> took(publishing.submit(ref(one), viewer), "SUBMIT", viewer);
      case 1 -> took(publishing.sendBack(ref(one), "again", viewer), "SEND_BACK", viewer, null);
      default -> took(publishing.edit(ref(one), text, viewer), "EDIT", viewer, text);
    }
  }

  private void approve(Viewer viewer, List<Version> open, Random random) {
    if (open.isEmpty()) {
      return;
    }
    Version one = open.get(random.nextInt(open.size()));
    if (random.nextInt(5) == 0) {
      took(publishing.sendBack(ref(one), "again", viewer), "SEND_BACK", viewer, null);
    } else {
      took(publishing.publish(List.of(ref(one)), viewer), "PUBLISH", viewer);
    }
  }

  private void took(Outcome outcome, String step, Viewer viewer) {
    if (outcome.done()) {
      took(outcome.versions().getFirst(), step, viewer, null);
    }
  }

  private void took(
      Version version,
      String step,
      Viewer viewer,
      @org.jspecify.annotations.Nullable VersionContent text) {
    done.add(new Done(version.number(), version.revision(), step, viewer.name()));
    if (text != null) {
      written.put(version.number() + "/" + version.revision(), text.title());
    }
  }

  private static VersionRef ref(Version v) {
    return new VersionRef(v.slug(), v.number(), v.revision());
  }

  private List<Version> all() {
    Viewer viewer = new Viewer("reader", Set.of(), Set.of(Role.EDITOR));
    List<Version> all = new ArrayList<>(seen(viewer));
    all.addAll(documents.history(SLUG, viewer, 100, null).items());
    return all;
  }

  /** What the database says was done; each version's revisions without gap. */
  private List<Done> history() {
    Viewer viewer = new Viewer("reader", Set.of(), Set.of(Role.EDITOR));
    List<Done> history = new ArrayList<>();
    for (Version version : all()) {
      List<Taken> steps = drafts.steps(version, viewer);
      for (int i = 0; i < steps.size(); i++) {
        assertThat(steps.get(i).revision()).isEqualTo(i + 1);
        Taken step = steps.get(i);
        history.add(new Done(version.number(), step.revision(), step.step(), step.actor()));
      }
    }
    return history;
  }

  private void nothingIsLost() {
    for (Version version : all()) {
      TreeMap<Integer, String> texts = new TreeMap<>();
      written.forEach((key, title) -> {
        if (key.startsWith(version.number() + "/")) {
          texts.put(Integer.parseInt(key.substring(key.indexOf('/') + 1)), title);
        }
      });
      assertThat(version.content().title()).isEqualTo(texts.lastEntry().getValue());
    }
  }

  private void eachPublicationIsOneEntry(Instant before) {
    List<Integer> published = new ArrayList<>();
    for (Entry entry : journal.after(before, Integer.MAX_VALUE - 1)) {
      if (entry instanceof VersionEntry e && e.slug().equals(SLUG)) {
        assertThat(e.action()).isEqualTo(Action.PUBLISHED);
        published.add(e.number());
      }
    }
    assertThat(published)
        .containsExactlyInAnyOrderElementsOf(
            done.stream().filter(d -> d.step().equals("PUBLISH")).map(Done::number).toList())
        .doesNotHaveDuplicates();
  }
}
