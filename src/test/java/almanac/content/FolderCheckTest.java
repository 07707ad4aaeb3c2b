package almanac.content;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Folders;
import almanac.testing.HistoryFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links that the live base may hold by right, and an import of its export must not refuse. */
class FolderCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final LocalDate LATER = LocalDate.of(2021, 1, 1);
  private static final String WITHDRAWN =
      "withdrawn: {at: 2022-01-01T00:00:00Z, by: policy-approver}\n";

  private final Path folder = Folders.fresh("folder-check");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  private void target(String withdrawn) {
    file("target", FIRST, null, "", "two");
    file("target", LATER, null, withdrawn, "three");
  }

  private void file(
      String slug, LocalDate from, @Nullable LocalDate until, String withdrawn, String clause) {
    file(slug, from, until, withdrawn, "## 又 {#" + clause + "}\n又。\n", 1);
  }

  private void file(
      String slug,
      LocalDate from,
      @Nullable LocalDate until,
      String withdrawn,
      String more,
      int ordinal) {
    int number = from.getYear() - 2019 + ordinal - 1;
    String published = HistoryFiles.published(number, "2019-12-0" + number + "T00:00:00Z");
    HistoryFiles.write(
        folder.resolve("policy/" + slug + "/" + from + (ordinal == 1 ? "" : "." + ordinal) + ".md"),
        HistoryFiles.policy(slug + number, "", from, until, published + withdrawn) + more);
  }

  private void link(@Nullable LocalDate until, String withdrawn) {
    file("link", FIRST, until, withdrawn, "\n见[那条](target#two)。\n", 1);
  }

  @Test
  void textOfToday_pointsAtClausesOfToday() {
    target("");
    link(null, "");

    assertThat(CheckedFolder.of(folder, NOW).told())
        .containsExactly("policy/link/2020-01-01.md [BROKEN_LINK]");
  }

  @Test
  void textThatEnds_mayPointAtWhatWasThereThen() {
    target("");
    link(LATER, "");

    assertThat(CheckedFolder.of(folder, NOW).told()).isEmpty();
  }

  @Test
  void withdrawnText_mayPointAtWhatWasThereThen_andSoMayWhatItUncovers() {
    target("");
    link(null, "");
    file("link", LATER, null, WITHDRAWN, "four");

    assertThat(CheckedFolder.of(folder, NOW).told()).isEmpty();
  }

  @Test
  void textOfToday_mayPointAtWhatAWithdrawalUncovered() {
    target(WITHDRAWN);
    link(null, "");

    assertThat(CheckedFolder.of(folder, NOW).told()).isEmpty();
  }

  @Test
  void hundredCorrections_ofOneDay_haveTheirNames() {
    for (int ordinal = 1; ordinal <= 101; ordinal++) {
      String published = HistoryFiles.published(ordinal, "2019-12-01T00:00:00Z");
      HistoryFiles.write(
          folder.resolve("policy/often/2020-01-01" + (ordinal == 1 ? "" : "." + ordinal) + ".md"),
          HistoryFiles.policy("第" + ordinal, "", FIRST, null, published));
    }

    assertThat(CheckedFolder.of(folder, NOW).told()).isEmpty();
  }
}
