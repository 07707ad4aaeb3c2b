package almanac.document.diff;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.diff.Span.Kind;
import almanac.testing.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two texts as one: both can be read out of it, and what changed stands in few, whole pieces. */
class RedlineTest {
  private static final int PAIRS = 20_000;
  private static final int MIB = 1 << 20;

  private static String without(Kind kind, List<Span> spans) {
    return spans.stream()
        .filter(s -> s.kind() != kind)
        .map(Span::text)
        .collect(Collectors.joining());
  }

  private static String written(List<Span> spans) {
    return spans.stream()
        .map(s ->
            switch (s.kind()) {
              case EQUAL -> s.text();
              case DELETED -> "[-" + s.text() + "]";
              case INSERTED -> "[+" + s.text() + "]";
            })
        .collect(Collectors.joining());
  }

  private static List<Span> check(String before, String after) {
    List<Span> spans = new Redline().spans(before, after);
    assertThat(without(Kind.INSERTED, spans)).isEqualTo(before);
    assertThat(without(Kind.DELETED, spans)).isEqualTo(after);
    assertThat(spans).noneMatch(s -> s.text().isEmpty());
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).kind()).isNotEqualTo(spans.get(i - 1).kind());
    }
    return spans;
  }

  @Test
  void anyTwoTexts_canBeReadOutOfTheSpans() {
    Texts texts = Texts.ofSeed("redline", 20261122);
    for (int i = 0; i < PAIRS; i++) {
      String before = texts.next(40);
      check(before, texts.nextInt(3) == 0 ? texts.next(40) : edited(before, texts));
    }
  }

  // A few pieces of it lost, doubled, replaced, or put elsewhere.
  private static String edited(String text, Texts texts) {
    StringBuilder edited = new StringBuilder(text);
    for (int i = texts.nextInt(4); i >= 0; i--) {
      int from = texts.nextInt(edited.length() + 1);
      int until = from + texts.nextInt(edited.length() - from + 1);
      String piece = edited.substring(from, until);
      switch (texts.nextInt(3)) {
        case 0 -> edited.delete(from, until);
        case 1 -> edited.insert(texts.nextInt(edited.length() + 1), piece);
        default -> edited.replace(from, until, texts.next(3));
      }
    }
    return edited.toString();
  }

  @Test
  void tokens_putTogether_areTheText() {
    Texts texts = Texts.ofSeed("tokens", 20261123);
    for (int i = 0; i < PAIRS; i++) {
      String text = texts.next(30);
      assertThat(String.join("", Tokens.of(text))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "最长三十六期。, 最长六十期。, 最长[-三十六][+六十]期。",
    "上限 36 期, 上限 60 期, 上限 [-36][+60] 期",
    "不低于5.5%的首付, 不低于12%的首付, 不低于[-5.5%][+12%]的首付",
    "甲方申请。乙方同意。, 甲方申请。丙方复核。乙方同意。, 甲方申请。[+丙方复核。]乙方同意。",
    "可以申请。可以复议。, 可以复议。, [-可以申请。]可以复议。",
    "由客户经理批准, 由客户经理和主管批准, 由客户经理[+和主管]批准",
    "向发卡行提出书面申请, 向原机构递交口头说明, 向[-发卡行提出书面申请][+原机构递交口头说明]",
    "use of card, use of cards, use of [-card][+cards]",
    "一样, 一样, 一样"
  })
  void change_isShownInFewWholePieces(String before, String after, String shown) {
    assertThat(written(check(before, after))).isEqualTo(shown);
  }

  @Test
  void sentence_replacedBesideOthers_leavesThemAlone() {
    String before = "第一段不变。\n\n第二段说三十天。\n\n第三段不变。\n";

    assertThat(written(check(before, before.replace("三十", "六十").replace("第三段不变", "第三段变了"))))
        .isEqualTo("第一段不变。\n\n第二段说[-三十][+六十]天。\n\n第三段[-不变][+变了]。\n");
  }

  @Test
  void hugePairs_areNotComparedWordByWord_butStillRight() {
    List<List<String>> pairs = new ArrayList<>();
    pairs.add(List.of("甲".repeat(MIB / 3), "乙".repeat(MIB / 3)));
    pairs.add(List.of("甲乙".repeat(MIB / 6), "乙甲丙".repeat(MIB / 9)));
    pairs.add(List.of("\n".repeat(MIB), "\n甲".repeat(MIB / 4)));
    pairs.add(List.of("甲\n乙\n".repeat(MIB / 8), "乙\n丙\n甲\n".repeat(MIB / 12)));
    pairs.add(List.of("a b ".repeat(MIB / 4), "b a c ".repeat(MIB / 6)));
    pairs.add(List.of("1.".repeat(MIB / 2), "1.1,".repeat(MIB / 4)));
    for (List<String> pair : pairs) {
      // A hundred times what it takes, and far less than comparing them would.
      Assertions.assertTimeout(
          Duration.ofSeconds(30), () -> check(pair.getFirst(), pair.getLast()));
    }
  }

  @Test
  void manyTexts_shareWhatOneComparisonMaySpend() {
    Redline redline = new Redline();
    String before = "甲方按时足额还款，乙方。".repeat(200);
    String after = "甲方及时足额还款，乙方。".repeat(200);
    int spans = redline.spans(before, after).size();
    for (int i = 0; i < 50; i++) {
      redline.spans(before, after);
    }

    assertThat(spans).isGreaterThan(100);
    // What both begin and end with costs nothing to see.
    assertThat(redline.spans(before, after)).hasSizeLessThanOrEqualTo(4);
    assertThat(redline.spans("甲方", "甲方乙")).hasSize(2);
  }
}
