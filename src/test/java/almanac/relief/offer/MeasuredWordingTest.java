package almanac.relief.offer;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How often the check of wording is right on labelled sentences. The figures of the half that did
 * not tune it are what every answer bears; {@code -Dalmanac.rewrite=true} writes them down anew.
 */
class MeasuredWordingTest {
  private static final Path SENTENCES = Path.of("src/test/resources/wording/sentences.tsv");
  private static final Path FIGURES =
      Path.of("src/main/resources/almanac/relief/offer/measured.properties");
  private static final List<Document> IN_FORCE = Knowledge.on(Knowledge.TODAY);

  /** A sentence, and what people say of it. */
  private record Labelled(boolean forbidden, String program, String text) {
    List<WordingCheck.Hint> hints() {
      Document document = program.equals("-") ? null : Knowledge.document(Knowledge.TODAY, program);
      return Wording.check(text, document, IN_FORCE).hints();
    }
  }

  @Test
  void figures_thatEveryAnswerBears_areThoseOfTheReportedHalf() throws Exception {
    Measured tuned = measure(half(0), true);
    Measured reported = measure(half(1), Boolean.getBoolean("almanac.wording.show"));
    print("tuning", tuned);
    print("reported", reported);
    if (Boolean.getBoolean("almanac.rewrite")) {
      Files.writeString(FIGURES, figures(reported));
      return;
    }

    assertThat(reported).isEqualTo(Lexicon.measured());
    assertThat(Files.readString(FIGURES)).isEqualTo(figures(reported));
  }

  @Test
  void sentences_areManyEnough_andNoneStandsTwice() throws Exception {
    List<Labelled> all = all();

    assertThat(all.stream().filter(Labelled::forbidden)).hasSizeGreaterThanOrEqualTo(150);
    assertThat(all.stream().filter(s -> !s.forbidden())).hasSizeGreaterThanOrEqualTo(300);
    assertThat(all.stream().map(Labelled::text)).doesNotHaveDuplicates();
  }

  private static Measured measure(List<Labelled> sentences, boolean show) {
    int[] counts = new int[4];
    for (Labelled s : sentences) {
      List<WordingCheck.Hint> hints = s.hints();
      boolean found = !hints.isEmpty();
      counts[s.forbidden() ? 0 : 2]++;
      counts[s.forbidden() ? 1 : 3] += found ? 1 : 0;
      if (show && found != s.forbidden()) {
        System.out.printf(
            "%s %s %s %s%n",
            found ? "FALSE ALARM" : "missed",
            s.program(),
            s.text(),
            hints.stream().map(h -> h.quote() + ": " + h.promises()).toList());
      }
    }
    return new Measured(counts[0], counts[1], counts[2], counts[3]);
  }

  private static void print(String half, Measured m) {
    System.out.printf(
        "wording, %s half: found %d of %d forbidden sentences (%.1f %%),"
            + " false alarms in %d of %d harmless ones (%.1f %%)%n",
        half,
        m.found(),
        m.forbidden(),
        100.0 * m.found() / m.forbidden(),
        m.falseAlarms(),
        m.harmless(),
        100.0 * m.falseAlarms() / m.harmless());
  }

  private static String figures(Measured m) {
    return """
    # The check of wording, measured on the half of the labelled sentences that did not tune it.
    # MeasuredWordingTest fails if they are others; with -Dalmanac.rewrite=true it writes them.
    forbidden=%d
    found=%d
    harmless=%d
    false-alarms=%d
    """
        .formatted(m.forbidden(), m.found(), m.harmless(), m.falseAlarms());
  }

  // Every second sentence of each label, so that both halves speak of everything.
  private static List<Labelled> half(int which) throws IOException {
    List<Labelled> half = new ArrayList<>();
    List<Predicate<Labelled>> labels = List.of(Labelled::forbidden, s -> !s.forbidden());
    for (Predicate<Labelled> label : labels) {
      List<Labelled> some = all().stream().filter(label).toList();
      IntStream.range(0, some.size())
          .filter(i -> i % 2 == which)
          .forEach(i -> half.add(some.get(i)));
    }
    return half;
  }

  private static List<Labelled> all() throws IOException {
    return Files.readAllLines(SENTENCES).stream()
        .filter(l -> !l.startsWith("#"))
        .map(l -> l.split("\t", -1))
        .map(f -> new Labelled(f[0].equals("F"), f[1], f[2]))
        .toList();
  }
}
