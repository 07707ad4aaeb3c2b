package almanac.content.file;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.file.DraftReader.Understood;
import almanac.content.file.KbFiles.KbFile;
import almanac.content.file.VersionFile.Place;
import almanac.document.text.Kind;
import almanac.document.text.VersionContent;
import almanac.testing.Contents;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What is written is what was read, whatever it says, and written again it is the same file. */
class VersionWriterTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

  // Files may say what holds without them, and order figures and terms as they like.
  private static final Set<String> DEFAULTS =
      Set.of(
          "regions: []",
          "audience: []",
          "ends: false",
          "substantive: true",
          "supersedes: []",
          "evidence: []");

  private static VersionFile strictly(Place place, String text) {
    FileProblems problems = new FileProblems(place.path());
    VersionFile file = VersionReader.read(place, text, problems);
    assertThat(problems.all()).isEmpty();
    return Objects.requireNonNull(file);
  }

  private static VersionContent draft(Kind kind, String text) {
    return ((Understood) DraftReader.read(kind, text, DAY)).content();
  }

  private static String whole(VersionFile file) {
    return VersionWriter.write(file.content(), file.published(), file.withdrawn(), ZONE);
  }

  @Test
  void filesOfThisRepository_differFromTheirCanonicalForm_inDefaultsAndOrderAlone() {
    List<KbFile> files = KbFiles.all();
    int identical = 0;
    for (KbFile file : files) {
      String written = whole(strictly(file.place(), file.text()));
      assertThat(written).isEqualTo(canonical(file.text()));
      identical += written.equals(file.text()) ? 1 : 0;
    }
    System.out.printf(
        "canonical form: %d of %d files of kb-content are identical%n", identical, files.size());
    assertThat(files).hasSizeGreaterThanOrEqualTo(107);
  }

  private static String canonical(String text) {
    List<String> lines =
        text.lines().filter(line -> !DEFAULTS.contains(line)).collect(Collectors.toList());
    int figures = lines.indexOf("figures:") + 1;
    if (figures > 0) {
      lines.subList(figures, lines.indexOf("sources:")).sort(Comparator.naturalOrder());
    }
    int terms = lines.indexOf("terms:") + 1;
    if (terms > 0 && lines.get(terms).startsWith("  deferral-months:")) {
      String deferral = lines.remove(terms);
      while (lines.get(terms).startsWith("  ") && !lines.get(terms).startsWith("  clause:")) {
        terms++;
      }
      lines.add(terms, deferral);
    }
    return String.join("\n", lines) + "\n";
  }

  @Test
  void filesOfThisRepository_areReadBackAsTheyWere() {
    for (KbFile kb : KbFiles.all()) {
      VersionFile file = strictly(kb.place(), kb.text());
      VersionFile again = strictly(kb.place(), whole(file));

      assertThat(again.content()).isEqualTo(file.content());
      assertThat(again.hash()).isEqualTo(file.hash());
      assertThat(again.published()).isEqualTo(file.published());
      assertThat(draft(kb.place().kind(), VersionWriter.write(file.content())))
          .isEqualTo(file.content());
    }
  }

  @Test
  void finishedContents_ofHostileTexts_areReadBackStrictly() {
    HostileContents contents = new HostileContents(20261122, true);
    for (int i = 0; i < 2_000; i++) {
      VersionContent content = contents.next();
      Kind kind = content.details().kind();
      String text = VersionWriter.write(content);

      Place place = new Place("", kind, "slug", content.effective().from(), 1);
      assertThat(strictly(place, text).content()).as(text).isEqualTo(content);
      assertThat(VersionWriter.write(strictly(place, text).content())).isEqualTo(text);
      assertThat(ContentRules.problems(kind, content)).isEmpty();
    }
  }

  @Test
  void drafts_ofHostileTexts_areReadBackAsTheyWere() {
    HostileContents contents = new HostileContents(4, false);
    for (int i = 0; i < 2_000; i++) {
      VersionContent content = contents.next();
      String text = VersionWriter.write(content);

      assertThat(draft(content.details().kind(), text)).as(text).isEqualTo(content);
      assertThat(VersionWriter.write(draft(content.details().kind(), text))).isEqualTo(text);
    }
  }

  @Test
  void texts_areTextsForAnyReaderOfYaml() {
    HostileContents contents = new HostileContents(7, true);
    Load load = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
    for (int i = 0; i < 500; i++) {
      VersionContent content = contents.next();
      String text = VersionWriter.write(content);
      String front = text.substring(4, text.indexOf("\n---\n", 3));

      var read = (Map<?, ?>) Objects.requireNonNull(load.loadFromString(front));
      assertThat(read.get("title")).isEqualTo(content.title());
      assertThat(read.get("tags")).isEqualTo(content.tags().isEmpty() ? null : content.tags());
    }
  }

  @Test
  void draft_withNothingInIt_isWrittenWithItsFourKeys() {
    assertThat(VersionWriter.write(draft(Kind.RELIEF_PROGRAM, "---\ntitle:\n---\n")))
        .isEqualTo(
            """
            ---
            title:
            summary:
            owner:
            effective: {from: 2024-01-01, until: }
            ---
            """);
  }

  @Test
  void spaceAroundTexts_isNotWritten() {
    VersionContent padded = Contents.policy(" 标题　");

    assertThat(VersionWriter.write(padded))
        .contains("title: 标题\n")
        .isEqualTo(VersionWriter.write(draft(Kind.POLICY, VersionWriter.write(padded))));
  }

  @Test
  void publication_isToldInTheZone_withItsOffset() {
    VersionFile file =
        strictly(
            new Place("", Kind.POLICY, "slug", DAY, 1),
            """
            ---
            title: 标题
            summary: 摘要
            owner: a
            effective: {from: 2024-01-01, until: }
            published: {number: 1, at: 2023-12-20T10:00:00.5Z, author: a, approved-by: b}
            withdrawn: {at: 2024-02-01T00:00:00+08:00, by: c, reason: '误发, 重发'}
            authority: 甲
            number: 乙
            sources: [{authority: 甲, title: 丙}]
            card: {say: [{text: 丁, clause: one}]}
            ---
            ## 正文 {#one}
            正文。
            """);

    assertThat(whole(file))
        .contains("published: {number: 1, at: 2023-12-20T18:00:00.5+08:00, author: a, approved-by")
        .contains("withdrawn: {at: 2024-02-01T00:00:00+08:00, by: c, reason: '误发, 重发'}\n");
    assertThat(
            VersionWriter.write(file.content(), file.published(), file.withdrawn(), ZoneOffset.UTC))
        .contains("at: 2024-01-31T16:00:00Z, by: c");
  }
}
