package almanac.content;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.FileText;
import almanac.content.file.Problem;
import almanac.document.synonym.Synonyms.Synonym;
import almanac.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The file of synonyms: what is read from it, and what is told of each line that is wrong. */
class SynonymReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private final Path folder = Folders.fresh("synonyms");
  private final Path file = folder.resolve("synonyms.txt");

  @AfterEach
  void removeFolder() {
    Folders.delete(folder);
  }

  private CheckedFolder read(String text) throws IOException {
    Files.writeString(file, text);
    return CheckedFolder.of(folder, NOW);
  }

  private List<String> told(String text) throws IOException {
    return read(text).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void lines_areReadInTheirOrder_withoutCommentsAndBlanks() throws IOException {
    CheckedFolder read =
        read("\ufeff# 左 => 右\r\n\n  停息挂账=>个性化分期\t\n停息挂账 => 利息减免\n\t# 注\n罚 息 => 违约金");

    assertThat(read.problems()).isEmpty();
    assertThat(read.synonyms())
        .containsExactly(
            new Synonym("停息挂账", "个性化分期"), new Synonym("停息挂账", "利息减免"), new Synonym("罚 息", "违约金"));
  }

  @Test
  void folderWithoutTheFile_orWithAnEmptyOne_hasNone() throws IOException {
    assertThat(CheckedFolder.of(folder, NOW).synonyms()).isEmpty();
    assertThat(read("# 空\n").synonyms()).isEmpty();
    assertThat(CheckedFolder.of(folder, NOW).problems()).isEmpty();
  }

  @Test
  void lineThatIsNoSynonym_isToldWithWhatWasExpected() throws IOException {
    String expected = " [BAD_VALUE] A line is written like this: 停息挂账 => 个性化分期";

    assertThat(told("甲 乙\n\n=> 乙\n甲 =>\n甲 => 乙 => 丙\n甲 = > 乙\n好 => 坏\n"))
        .containsExactly(
            "synonyms.txt:1" + expected,
            "synonyms.txt:3" + expected,
            "synonyms.txt:4" + expected,
            "synonyms.txt:5" + expected,
            "synonyms.txt:6" + expected);
  }

  @Test
  void sideOfFortyCharacters_isTheLongest() throws IOException {
    String forty = "𠮷".repeat(40);
    assertThat(told(forty + " => 乙\n甲 => " + "丙".repeat(40))).isEmpty();
    assertThat(told(forty + "甲 => 乙\n甲 => 乙" + forty))
        .containsExactly(
            "synonyms.txt:1 [BAD_VALUE] A side has at most 40 characters.",
            "synonyms.txt:2 [BAD_VALUE] A side has at most 40 characters.");
  }

  @Test
  void invisibleCharacters_areRefused() throws IOException {
    String sentence = " [BAD_VALUE] A side has no tabs and no invisible characters.";
    assertThat(told("甲\t甲 => 乙\n甲 => 乙\u200b\n甲 => 丙\u202e丁\n"))
        .containsExactly(
            "synonyms.txt:1" + sentence, "synonyms.txt:2" + sentence, "synonyms.txt:3" + sentence);
    assertThat(told("甲 => 乙\n丙 => \u0007丁\n"))
        .containsExactly("synonyms.txt:2 [UNREADABLE] The file holds a control character.");
  }

  @Test
  void sides_mayNotHoldEachOther() throws IOException {
    String sentence = " [BAD_VALUE] Neither side may be a part of the other, or equal to it.";
    assertThat(told("甲 => 甲\n分期 => 个性化分期\n协商还款 => 还款\n"))
        .containsExactly(
            "synonyms.txt:1" + sentence, "synonyms.txt:2" + sentence, "synonyms.txt:3" + sentence);
  }

  @Test
  void lineThatStandsTwice_isToldWhereItStoodFirst() throws IOException {
    assertThat(told("甲 => 乙\n# 注\n甲=>乙\n"))
        .containsExactly("synonyms.txt:3 [DUPLICATE] The same synonym stands in line 1 already.");
  }

  @Test
  void chain_isRefused_wherever_itsSecondLineStands() throws IOException {
    assertThat(told("甲 => 乙\n乙 => 丙\n丁 => 甲\n"))
        .containsExactly(
            "synonyms.txt:1 [BAD_VALUE] 乙 is itself a street word here: write the term that it"
                + " stands for.",
            "synonyms.txt:3 [BAD_VALUE] 甲 is itself a street word here: write the term that it"
                + " stands for.");
  }

  @Test
  void fiveThousandSynonyms_areTheMost() throws IOException {
    assertThat(read(lines(5_000)).synonyms()).hasSize(5_000);
    assertThat(told(lines(5_000))).isEmpty();
    assertThat(told(lines(5_002)))
        .containsExactly("synonyms.txt:5001 [TOO_LARGE] A list has at most 5000 synonyms.");
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "街" + i + " => 库" + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void fileThatCannotBeRead_isTold() throws IOException {
    Files.write(file, new byte[] {'a', (byte) 0xff});
    assertThat(CheckedFolder.of(folder, NOW).told()).containsExactly("synonyms.txt [UNREADABLE]");
    Files.write(file, new byte[FileText.MAX_BYTES + 1]);
    assertThat(CheckedFolder.of(folder, NOW).told()).containsExactly("synonyms.txt [TOO_LARGE]");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(CheckedFolder.of(folder, NOW).told()).containsExactly("synonyms.txt [UNREADABLE]");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/etc/hostname"));
    assertThat(CheckedFolder.of(folder, NOW).told()).containsExactly("synonyms.txt [BAD_NAME]");
    Files.delete(file);
    Files.createSymbolicLink(file, folder.resolve("nothing"));
    assertThat(CheckedFolder.of(folder, NOW).told()).containsExactly("synonyms.txt [BAD_NAME]");
  }
}
