package almanac.relief.offer;

import static almanac.relief.offer.Knowledge.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.document.Document;
import almanac.document.DocumentException.BadRequest;
import almanac.relief.offer.Lexicon.Entry;
import almanac.relief.offer.WordingCheck.Hint;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check of wording tells apart, and that no words keep it busy. */
class WordingTest {
  private static final List<Document> IN_FORCE = Knowledge.on(TODAY);
  private static final String PLAN = "personal-instalment-plan";

  private static List<Hint> hints(String text, @Nullable String program) {
    return Wording.check(
            text, program == null ? null : Knowledge.document(TODAY, program), IN_FORCE)
        .hints();
  }

  @Test
  void promise_isQuotedWhereItStands_withWhatForbidsIt_andWhatToSay() {
    String text = "好的，办了分期 卡照常能刷，您放心😀。";
    Hint hint = hints(text, PLAN).getFirst();

    assertThat(hint.quote()).isEqualTo("卡照常能刷");
    assertThat(text.substring(hint.from(), hint.until())).isEqualTo(hint.quote());
    assertThat(hint.promises()).contains("card-usable yes").contains("after-settlement");
    Ground ground = hint.ground();
    assertThat(ground == null ? null : ground.document().version().slug()).isEqualTo(PLAN);
    assertThat(ground == null ? null : ground.heading()).isEqualTo("卡片能否使用");
    assertThat(hint.forbidden()).isNotNull().extracting("text").isEqualTo("说分期期间卡照常用");
    assertThat(hint.instead()).isNotNull().extracting("text").isEqualTo("全部结清后可恢复用卡");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不能说还能刷卡",
        "是不是可以免息？",
        "分期期间利息不停",
        "您说别人答应过您卡照常用，我查一下",
        "如果批了才能免息",
        "停息挂账，那都是骗人的",
        "不是不计利息",
        "分七十二期做不到",
        "六十期",
        "首付百分之五"
      })
  void refusal_question_wordsOfOthers_andWhatIsGranted_areNoPromise(String text) {
    assertThat(hints(text, PLAN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "分六十一期, 60",
    "给您分一百二十期, 60",
    "给您分到７２期, 60",
    "分 七 十 二 期, 60",
    "利息减四成, 30",
    "利息减百分之三十五, 30",
    "首付一成，不对，首付百分之三, 5",
  })
  void number_isReadAsItIsSaid(String text, String granted) {
    assertThat(hints(text, PLAN)).hasSize(1).allMatch(h -> h.promises().contains(granted + " is"));
  }

  @Test
  void withoutProgramme_onlyWhatNoneGrants_isFound_butOneThatIsNamedCounts() {
    assertThat(hints("期间利息全停", null)).isEmpty();
    assertThat(hints("分六十期", null)).isEmpty();
    assertThat(hints("分八十期", null)).hasSize(1);
    assertThat(hints("个性化分期期间利息全停", null)).isNotEmpty();
  }

  @Test
  void whatNoProgrammeCanPromise_namesALineThatForbidsIt() {
    Hint hint = hints("我保证给您批下来", null).getFirst();

    assertThat(hint.promises()).contains("approval");
    assertThat(hint.ground()).isNotNull();
    assertThat(hint.forbidden()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t\u3000"})
  void noWords_areRefused(String text) {
    assertThatThrownBy(() -> hints(text, null))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith("text ");
  }

  @Test
  void tooManyWords_areRefused_andAsManyAsMayBeAreNot() {
    assertThat(hints("好".repeat(Wording.MOST), PLAN)).isEmpty();
    assertThatThrownBy(() -> hints("好".repeat(Wording.MOST + 1), PLAN))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("2001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0卡照\0常能刷\0", "卡照\u200b常能刷", "卡照常能刷\ud83d", "\ude00卡照常能刷"})
  void whatHidesWords_hidesNothing(String text) {
    Hint hint = hints(text, PLAN).getFirst();
    assertThat(text.substring(hint.from(), hint.until())).isEqualTo(hint.quote());
  }

  static Stream<String> hostile() {
    return Stream.of(
            "卡", "息", "利息", "分", "不", "一", "1", "您说", "保证", "才", "，", "？", "(", "征信", "还清", "没有人可以",
            "利息卡额度", "分做批到", "停")
        .map(s -> s.repeat(Wording.MOST / s.length()));
  }

  // Counted, for a clock would measure the machine.
  @ParameterizedTest
  @MethodSource("hostile")
  void pattern_looksAtEachCharacterAFewTimesOnly(String text) {
    for (Entry entry : Lexicon.all()) {
      Looks looks = new Looks(text, new AtomicLong());
      Matcher matcher = entry.pattern().matcher(looks);
      while (matcher.find()) {
        assertThat(matcher.end()).isPositive();
      }
      assertThat(looks.count().get())
          .as("%s on %s", entry.pattern(), text.substring(0, 2))
          .isLessThan(2_000L * text.length());
    }
    assertThat(Wording.check(text, null, IN_FORCE)).isNotNull();
  }

  @Test
  void pattern_repeatsNothingWithoutEnd() {
    assertThat(Lexicon.all())
        .hasSizeGreaterThan(50)
        .noneMatch(e -> e.pattern().pattern().matches("(?s).*(?<!\\\\)([*+]|\\{\\d+,\\}).*"));
  }

  @ParameterizedTest
  @CsvSource({
    "六十, 60",
    "一百二十, 120",
    "十, 10",
    "十二, 12",
    "两, 2",
    "百, 100",
    "半, 0.5",
    "48, 48",
    "一百零五, 105"
  })
  void spokenNumber_isRead(String said, String number) {
    assertThat(SpokenNumber.read(said)).isNotNull().isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "几", "十半", "一二"})
  void whatIsNoNumber_isNone(String said) {
    assertThat(SpokenNumber.read(said)).isNull();
  }

  /** Counts how often a pattern looks at a character. */
  private record Looks(String text, AtomicLong count) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      count.incrementAndGet();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }
  }
}
