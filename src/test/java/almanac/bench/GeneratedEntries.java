package almanac.bench;

import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.time.Timeline;
import almanac.document.time.Timeline.Span;
import almanac.search.IndexEntry;
import almanac.search.IndexEntry.IndexedClause;
import almanac.testing.GeneratedDates;
import almanac.testing.GeneratedTexts;
import almanac.testing.GeneratedTexts.Topic;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Index entries of documents that nobody wrote, history and all, as if their files had been
 * imported: 250,000 files would take half an hour to read.
 */
final class GeneratedEntries {
  private static final int MOST_VERSIONS = 4;
  private static final List<Kind> KINDS = List.copyOf(EnumSet.allOf(Kind.class));

  private final Random random;
  private final GeneratedTexts texts;

  private GeneratedEntries(long seed) {
    this.random = new Random(seed);
    this.texts = new GeneratedTexts(random);
  }

  /** Hands over the entries of each document, one document at a time. */
  static void make(int documents, long seed, Consumer<List<IndexEntry>> each) {
    GeneratedEntries entries = new GeneratedEntries(seed);
    for (int number = 1; number <= documents; number++) {
      each.accept(entries.document(number));
    }
  }

  private List<IndexEntry> document(int number) {
    Topic topic = texts.topic(number);
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    List<GeneratedDates> dates = GeneratedDates.of(random, MOST_VERSIONS);
    Map<Integer, Text> versions = new HashMap<>();
    dates.forEach(d -> versions.put(d.number(), text(kind, topic, d)));
    List<Span> spans = dates.stream().map(GeneratedEntries::span).toList();
    return Timeline.rectangles(spans).stream()
        .map(r -> versions.getOrDefault(r.segment().number(), NONE).at(r))
        .toList();
  }

  private static Span span(GeneratedDates d) {
    @Nullable LocalDateTime withdrawn = d.withdrawn();
    return new Span(
        d.number(),
        d.from(),
        d.until(),
        d.at().toInstant(ZoneOffset.ofHours(8)),
        withdrawn == null ? null : withdrawn.toInstant(ZoneOffset.ofHours(8)));
  }

  /** One version, wherever it answers. */
  private interface Text {
    IndexEntry at(Timeline.Rectangle rectangle);
  }

  // The day that is asked about; what ended before is past.
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private static final Text NONE =
      rectangle -> {
        throw new IllegalStateException("no version for " + rectangle);
      };

  private Text text(Kind kind, Topic topic, GeneratedDates dates) {
    String summary = texts.sentence(topic);
    List<IndexedClause> clauses =
        texts.clauses(topic, () -> "另见相关规定。").stream()
            .map(c -> new IndexedClause(c.id(), c.heading(), c.text()))
            .toList();
    List<String> products =
        random.nextInt(4) == 0 ? List.of("credit-card", "cash-instalment") : List.of("credit-card");
    List<String> besides =
        List.of(
            "商业银行信用卡业务监督管理办法",
            "银监会令2011年第2号",
            texts.word("款"),
            "可以说明" + topic.measure() + "的规定",
            "承诺不上征信",
            texts.word("因") + "从哪一天开始",
            "我们先核对" + texts.word("证") + "再看能怎么办");
    return rectangle ->
        new IndexEntry(
            "generated-" + kind.folder() + "-" + topic.number(),
            kind,
            rectangle,
            "",
            topic.title(),
            List.of(topic.measure() + topic.number()),
            List.of("别人说的" + topic.measure(), topic.hardship() + "了还不上"),
            List.of(topic.hardship() + "还能办" + topic.measure() + "吗"),
            summary,
            clauses,
            new Period(dates.from(), dates.until()),
            dates.from().plusYears(1),
            true,
            "generated-content",
            products,
            List.of(),
            List.of(topic.measure(), topic.card()),
            kind == Kind.POLICY ? "银监会令2011年第2号" : "",
            besides,
            List.of("中国银行业监督管理委员会"),
            IndexEntry.isPast(rectangle, NOW));
  }
}
