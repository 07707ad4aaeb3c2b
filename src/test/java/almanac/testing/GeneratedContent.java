package almanac.testing;

import almanac.testing.GeneratedTexts.Clause;
import almanac.testing.GeneratedTexts.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Content files that nobody wrote: valid, many, and the same for the same seed; documents of one to
 * four versions, in Chinese out of a vocabulary of collections work.
 */
public final class GeneratedContent {
  private static final List<String> KINDS = List.of("policy", "relief-program", "special-case");

  private final Path folder;
  private final Random random;
  private final GeneratedTexts texts;
  private final List<Written> written = new ArrayList<>();
  private final List<String> slugs = new ArrayList<>();
  private final List<String> policies = new ArrayList<>();

  private GeneratedContent(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
    this.texts = new GeneratedTexts(random);
  }

  /** A version that was written. */
  public record Written(String slug, int number, boolean withdrawn) {}

  /**
   * Writes a folder of content files, which makes the folder if it is missing.
   *
   * @param versions how many versions, one a file, over all documents
   */
  public static List<Written> write(Path folder, int versions, long seed) throws IOException {
    GeneratedContent content = new GeneratedContent(folder, seed);
    while (content.written.size() < versions) {
      content.document(versions - content.written.size());
    }
    return List.copyOf(content.written);
  }

  private void document(int most) throws IOException {
    // A policy comes first, so that a programme always has a figure to refer to.
    String kind = slugs.isEmpty() ? KINDS.getFirst() : texts.pick(KINDS);
    String slug = "generated-" + kind + "-" + (slugs.size() + 1);
    slugs.add(slug);
    if (kind.equals("policy")) {
      policies.add(slug);
    }
    Topic topic = texts.topic(slugs.size());
    Path place = folder.resolve(kind).resolve(slug);
    Files.createDirectories(place);
    for (GeneratedDates dates : GeneratedDates.of(random, most)) {
      String text = "---\n" + front(topic, dates) + details(kind, topic) + "---\n" + body(topic);
      String ordinal = dates.ordinal() == 1 ? "" : "." + dates.ordinal();
      Files.writeString(place.resolve(dates.from() + ordinal + ".md"), text);
      written.add(new Written(slug, dates.number(), dates.withdrawn() != null));
    }
  }

  private String front(Topic topic, GeneratedDates dates) {
    String front =
        """
        title: %s
        summary: %s
        aliases: [%s]
        heard-as: [%s, %s]
        asked-as: [%s还能办%s吗]
        products: [%s]
        tags: [%s, %s]
        owner: generated-content
        effective: {from: %s, until: %s}
        ends: %s
        review-by: %s
        change-note: 第%d版
        sample: true
        published: {number: %d, at: %s:00+08:00, author: policy-editor, approved-by: policy-approver}
        """
            .formatted(
                topic.title(),
                texts.sentence(topic),
                topic.measure() + topic.number(),
                "别人说的" + topic.measure(),
                topic.hardship() + "了还不上",
                topic.hardship(),
                topic.measure(),
                random.nextInt(4) == 0 ? "credit-card, cash-instalment" : "credit-card",
                topic.measure(),
                topic.card(),
                dates.from(),
                dates.until() == null ? "" : dates.until(),
                dates.until() != null,
                dates.from().plusYears(1),
                dates.number(),
                dates.number(),
                dates.at());
    if (dates.withdrawn() != null) {
      front +=
          "withdrawn: {at: %s:00+08:00, by: policy-approver, reason: 依据已变}\n"
              .formatted(dates.withdrawn());
    }
    return front
        + """
        sources:
          - {authority: 中国银行业监督管理委员会, title: 商业银行信用卡业务监督管理办法, number: 银监会令2011年第2号, article: %s, date: 2011-01-13}
        """
            .formatted(texts.word("款"));
  }

  private String details(String kind, Topic topic) {
    return switch (kind) {
      case "policy" ->
          """
          authority: 中国银行业监督管理委员会
          number: 银监会令2011年第2号
          figures:
            max-periods: {value: %s, unit: month, clause: term}
            answer-within: {value: %s, unit: day, clause: process}
          """
                  .formatted(texts.word("期"), texts.word("天"))
              + card("    - {text: 可以说明%s的规定, clause: who}".formatted(topic.measure()));
      case "relief-program" -> program(topic);
      default ->
          """
          signals:
            - 来电人提到%s
            - 客户说手里只有%s
          steps:
            - {do: 核对%s, clause: who, by: 坐席, within: 通话中}
            - {do: 转%s复核, clause: process, by: 坐席班长, within: %s个工作日}
          escalate-to: 合规专员
          forbidden:
            - {text: 当场许诺%s, clause: talk}
          """
                  .formatted(
                      topic.hardship(),
                      texts.word("证"),
                      texts.word("证"),
                      texts.word("岗"),
                      texts.word("天"),
                      topic.measure())
              + card("    - {text: 先登记%s的情形, clause: who}".formatted(topic.hardship()));
    };
  }

  private String program(Topic topic) {
    boolean figure = random.nextInt(5) == 0;
    String periods = texts.word("期");
    String eligibility =
        """
        eligibility:
          - {fact: willing-to-repay, is: true, clause: who}
          - {fact: days-overdue, at-least: %s, clause: who}
          - any-of:
              - {fact: hardship, one-of: [unemployment, serious-illness, disaster], clause: who}
              - {fact: monthly-surplus, below: minimum-payment, clause: who}
        terms:
          max-periods: %s
          down-payment-percent: %d
          interest: continues
          card-usable: no
        evidence: [%s]
        approval: %s
        """
            .formatted(
                texts.word("天"),
                figure ? "{figure: " + texts.pick(policies) + "#max-periods}" : periods,
                5 * random.nextInt(5),
                texts.word("证"),
                texts.word("岗"));
    return eligibility
        + card(
            figure
                ? "    - {text: 说明期间不能用卡, clause: term, means: {term: card-usable, is: no}}"
                : "    - {text: 最长%s期%s, clause: term, means: {term: max-periods, at-most: %s}}"
                    .formatted(periods, topic.measure(), periods));
  }

  private String card(String can) {
    return """
    card:
      can:
    %s
      cannot:
        - {text: 承诺不上征信, clause: talk}
      ask:
        - {text: %s从哪一天开始, clause: who}
      say:
        - {text: 我们先核对%s再看能怎么办, clause: talk}
    """
        .formatted(can, texts.word("因"), texts.word("证"));
  }

  private String body(Topic topic) {
    StringBuilder body = new StringBuilder();
    for (Clause clause : texts.clauses(topic, this::link)) {
      body.append(body.isEmpty() ? "" : "\n");
      body.append("## %s {#%s}\n".formatted(clause.heading(), clause.id()));
      body.append(clause.text()).append('\n');
    }
    return body.toString();
  }

  private String link() {
    return "另见[相关规定](%s#%s)。".formatted(texts.pick(slugs), texts.clauseId());
  }
}
