package almanac.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The folder that other tests import, with one of each kind and each fate. */
class GoodFolderTest {
  private static final Path GOOD = Path.of("src/test/resources/kb-content/good");

  @Test
  void good_checkedBeforeAnEmptyDatabase_hasNoProblem() {
    CheckedFolder good = CheckedFolder.of(GOOD, Instant.parse("2026-11-22T04:00:00Z"));

    assertThat(good.told()).isEmpty();
    assertThat(good.files()).hasSize(15);
    assertThat(good.plan().size()).isEqualTo(15);
  }
}
