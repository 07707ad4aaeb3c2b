package almanac.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.DocumentException.BadRequest;
import almanac.document.DocumentException.Unavailable;
import almanac.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A folder is there as a whole or not at all, and nothing that was there before is touched. */
class ExportFolderTest {
  private static final byte[] TEXT = {'a'};

  private final Path folder = Folders.fresh("export-folder");
  private final Path place = folder.resolve("copy");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  private List<String> there() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void place_isTakenAtTheEnd_alsoThatOfAnEmptyFolder() throws IOException {
    for (Path at :
        List.of(place, folder.resolve("new/er"), Files.createDirectory(folder.resolve("empty")))) {
      try (ExportFolder out = ExportFolder.at(at)) {
        out.write("policy/x/a.md", TEXT);
        assertThat(at.resolve("policy")).doesNotExist();
        out.finish();
      }
      assertThat(at.resolve("policy/x/a.md")).hasBinaryContent(TEXT);
    }
    assertThat(there()).containsExactly("copy", "empty", "new");
  }

  @Test
  void unfinished_leavesNothing() throws IOException {
    try (ExportFolder out = ExportFolder.at(place)) {
      out.write("policy/x/a.md", TEXT);
      assertThat(there()).singleElement().asString().startsWith(".copy.unfinished-");
    }
    assertThat(there()).isEmpty();
  }

  @Test
  void whatIsThere_isNeverOverwritten() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.write(full.resolve("mine"), TEXT);
    Path file = Files.write(folder.resolve("file"), TEXT);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), empty);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none"));
    List<String> before = there();

    refused(full, full + " is not empty, and nothing is overwritten.");
    refused(file, file + " is a file; name a folder that is new or empty.");
    refused(link, link + " is a link; name the folder itself, which must be new or empty.");
    refused(dangling, dangling + " is a link; name the folder itself, which must be new or empty.");
    refused(Path.of("/"), "An export cannot take the place of /; name a new folder.");
    assertThat(there()).isEqualTo(before);
    assertThat(full.resolve("mine")).hasBinaryContent(TEXT);
  }

  private static void refused(Path at, String sentence) {
    assertThatThrownBy(() -> ExportFolder.at(at))
        .isInstanceOf(BadRequest.class)
        .hasMessage(sentence);
  }

  @Test
  void whatCameMeanwhile_isNotOverwritten() throws IOException {
    try (ExportFolder out = ExportFolder.at(place)) {
      out.write("a.md", TEXT);
      Files.createDirectory(place);
      Files.write(place.resolve("mine"), TEXT);

      assertThatThrownBy(out::finish)
          .isInstanceOf(Unavailable.class)
          .hasMessageStartingWith("The export to " + place + " was not written: ");
    }
    assertThat(there()).containsExactly("copy");
    assertThat(place.resolve("mine")).exists();
  }

  @Test
  void placeBelowAFile_isNoPlace() throws IOException {
    Path file = Files.write(folder.resolve("file"), TEXT);

    assertThatThrownBy(() -> ExportFolder.at(file.resolve("copy/here")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("file");
    assertThat(there()).containsExactly("file");
  }

  @Test
  void placeThatMayNotBeWritten_isSaid() throws IOException {
    // Root may write everywhere.
    Assumptions.assumeFalse("root".equals(System.getProperty("user.name")));
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));

    assertThatThrownBy(() -> ExportFolder.at(closed.resolve("copy")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("may not write");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void failureInTheMiddle_leavesNothing() throws IOException {
    try (ExportFolder out = ExportFolder.at(place)) {
      out.write("policy", TEXT);

      assertThatThrownBy(() -> out.write("policy/x/a.md", TEXT)).isInstanceOf(Unavailable.class);
    }
    assertThat(there()).isEmpty();
  }
}
