package almanac.document.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.testing.Folders;
import almanac.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Which data folders Almanac refuses, in one sentence and with exit code 1, and which it takes. */
class DataFolderIT {
  private final Path root = Folders.fresh("folders");

  @AfterEach
  void removeFolders() {
    Folders.delete(root);
  }

  @Test
  void folder_that_is_a_file_is_refused() throws IOException {
    Path file = Files.createFile(root.resolve("file"));

    assertThat(refusal(Map.of(), file.toString())).endsWith("it is a file, not a folder.");
  }

  @Test
  void folder_that_cannot_be_created_is_refused() throws IOException {
    Path inFile = Files.createFile(root.resolve("file")).resolve("data");

    assertThat(refusal(Map.of(), inFile.toString()))
        .endsWith("it cannot be created or written: Not a directory.");
  }

  @Test
  void letters_that_a_shell_would_read_are_refused() {
    for (String letter : List.of("\"", "$", "`", "\\", "\n")) {
      assertThat(refusal(Map.of(), root + "/a" + letter + "b"))
          .contains("the path must not have \" $ ` \\ or a control character in it");
    }
  }

  @Test
  void letters_that_this_locale_cannot_write_are_refused() {
    assertThat(refusal(Map.of("LC_ALL", "C"), root + "/数据"))
        .contains("LC_ALL=C.UTF-8 lets Java write every letter");
  }

  @Test
  void blanks_quotes_and_chinese_letters_serve() {
    Path folder = root.resolve("it's 数据 (a & b; 50%) #1");
    try (Program writer =
        Program.ofClass(
            root, Map.of("LC_ALL", "C.UTF-8"), NumberWriter.class.getName(), folder.toString())) {
      writer.awaitLine("ready");
      // Killed and started anew, so that what was left behind is found under this name as well.
    }
    try (Program writer =
        Program.ofClass(
            root,
            Map.of("LC_ALL", "C.UTF-8"),
            NumberWriter.class.getName(),
            folder.toString(),
            "close")) {
      assertThat(writer.exitCode()).isZero();
    }
  }

  @Test
  @EnabledIf("isRoot")
  void root_that_cannot_leave_root_is_refused() throws IOException {
    Path tools = Files.createDirectory(root.resolve("tools"));
    Files.createSymbolicLink(tools.resolve("sh"), Path.of("/bin/sh"));

    assertThat(refusal(Map.of("PATH", tools.toString()), root + "/data"))
        .contains("PostgreSQL does not run as root")
        .contains("start Almanac as an ordinary user");
  }

  static boolean isRoot() {
    return ProcessHandle.current().info().user().filter("root"::equals).isPresent();
  }

  /** The only line that Almanac says, after having ended with exit code 1. */
  private String refusal(Map<String, String> environment, String folder) {
    try (Program program =
        Program.ofClass(root, environment, "almanac.Almanac", "-Dalmanac.data-dir=" + folder)) {
      assertThat(program.exitCode()).isEqualTo(1);
      assertThat(String.join("\n", program.lines())).startsWith("Almanac did not start: ");
      assertThat(program.lines()).hasSizeLessThanOrEqualTo(folder.contains("\n") ? 2 : 1);
      return String.join("\n", program.lines());
    }
  }
}
