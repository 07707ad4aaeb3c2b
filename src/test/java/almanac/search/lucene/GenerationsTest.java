package almanac.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.search.IndexState;
import almanac.search.SearchIndex.Rebuild;
import almanac.testing.Folders;
import almanac.testing.IndexContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of the folders of an index is used after a start, and what becomes of the others. */
class GenerationsTest {
  private static final Instant HORIZON = Instant.parse("2026-01-01T00:00:00Z");

  private final Path data = Folders.fresh("generations");

  @AfterEach
  void removeFolder() {
    Folders.delete(data);
  }

  private static IndexState state(Instant rebuilt) {
    return new IndexState(Instant.EPOCH, HORIZON, rebuilt, new TreeSet<>());
  }

  private List<String> folders() throws IOException {
    return IndexContent.generations(data).stream().map(p -> p.getFileName().toString()).toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void rebuild_thatIsCommitted_takesThePlaceOfTheOneBefore_alsoIfThatCouldNotBeDeletedInTime()
      throws IOException {
    Path first = OpenedIndex.folder(data);
    try (OpenedIndex opened = new OpenedIndex(data)) {
      opened.index().advance(state(Instant.EPOCH));
    }
    Path kept = data.resolve("kept");
    copy(first, kept);
    try (OpenedIndex opened = new OpenedIndex(data);
        Rebuild rebuild = opened.index().startRebuild()) {
      rebuild.commit(state(HORIZON));
      assertThat(opened.index().state()).isEqualTo(state(HORIZON));
      assertThat(folders()).containsExactly("2");
    }
    copy(kept, first); // as a kill between commit and deletion leaves it

    try (OpenedIndex opened = new OpenedIndex(data)) {
      assertThat(opened.index().state()).isEqualTo(state(HORIZON));
      assertThat(folders()).containsExactly("2");
    }
  }

  @Test
  void rebuild_thatWasCutOff_isDeletedAtTheNextStart() throws IOException {
    Path first = OpenedIndex.folder(data);
    try (OpenedIndex opened = new OpenedIndex(data)) {
      opened.index().advance(state(Instant.EPOCH));
    }
    Path half = Files.createDirectory(first.resolveSibling("2"));
    Files.writeString(half.resolve("_0.fdt"), "half");

    try (OpenedIndex opened = new OpenedIndex(data)) {
      assertThat(opened.index().state()).isEqualTo(state(Instant.EPOCH));
      assertThat(folders()).containsExactly("1");
    }
  }

  @Test
  void rebuild_thatIsClosedWithoutCommit_leavesNothing() throws IOException {
    try (OpenedIndex opened = new OpenedIndex(data)) {
      opened.index().advance(state(Instant.EPOCH));
      try (Rebuild rebuild = opened.index().startRebuild()) {
        assertThat(rebuild.add(List.of())).isEmpty();
        assertThat(folders()).containsExactly("1", "2");
      }
      assertThat(folders()).containsExactly("1");
      assertThat(opened.index().state()).isEqualTo(state(Instant.EPOCH));
    }
  }
}
