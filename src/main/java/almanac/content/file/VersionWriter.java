package almanac.content.file;

import almanac.document.ImportedDocument.Publication;
import almanac.document.ImportedDocument.Withdrawal;
import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Clause;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a version as the one file that says it: keys in a fixed order and only where they say more
 * than their absence would, lines that end in LF. Reading it gives the same content; what it cannot
 * write so that this holds, {@link ContentRules} tells.
 */
public final class VersionWriter {
  private VersionWriter() {}

  /** The file of a text that nobody has published. */
  public static String write(VersionContent content) {
    return write(content, null, null, ZoneOffset.UTC);
  }

  /**
   * The file of a text with what became of it.
   *
   * @param zone the moments of publication and withdrawal are told in its offset
   */
  public static String write(
      VersionContent content,
      @Nullable Publication published,
      @Nullable Withdrawal withdrawn,
      ZoneId zone) {
    FrontMatter front = new FrontMatter();
    head(content, front);
    if (published != null) {
      front.yaml("published", published(published, zone));
    }
    if (withdrawn != null) {
      front.yaml("withdrawn", withdrawn(withdrawn, zone));
    }
    switch (content.details()) {
      case PolicyDetails policy -> {
        DetailsWriter.policy(policy, front);
        sources(content, front);
      }
      case ReliefProgramDetails program -> {
        sources(content, front);
        DetailsWriter.program(program, front);
      }
      case SpecialCaseDetails specialCase -> {
        sources(content, front);
        DetailsWriter.specialCase(specialCase, front);
      }
    }
    card(content.card(), front);
    return "---\n" + front + "---\n" + body(content.clauses());
  }

  private static void head(VersionContent content, FrontMatter front) {
    front.always("title", content.title());
    front.always("summary", content.summary());
    front.texts("aliases", content.aliases());
    front.texts("heard-as", content.heardAs());
    front.texts("asked-as", content.askedAs());
    front.texts("products", content.products());
    front.texts("regions", content.regions());
    front.texts("tags", content.tags());
    front.texts("audience", content.audience());
    front.always("owner", content.owner());
    LocalDate until = content.effective().until();
    front.yaml(
        "effective",
        new Flow()
            .word("from", content.effective().from())
            .yaml("until", until == null ? "" : until.toString())
            .toString());
    front.flag("ends", content.ends(), false);
    front.word("review-by", content.reviewBy());
    front.flag("substantive", content.substantive(), true);
    front.texts("supersedes", content.supersedes());
    front.text("change-note", content.changeNote());
    front.flag("sample", content.sample(), false);
  }

  private static String published(Publication published, ZoneId zone) {
    return new Flow()
        .word("number", published.number())
        .word("at", moment(published.at(), zone))
        .text("author", published.author())
        .text("approved-by", published.approvedBy())
        .toString();
  }

  private static String withdrawn(Withdrawal withdrawn, ZoneId zone) {
    return new Flow()
        .word("at", moment(withdrawn.at(), zone))
        .text("by", withdrawn.by())
        .text("reason", withdrawn.reason())
        .toString();
  }

  private static String moment(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }

  private static void sources(VersionContent content, FrontMatter front) {
    front.list("sources", content.sources().stream().map(VersionWriter::source).toList());
  }

  private static String source(Source source) {
    return new Flow()
        .always("authority", source.authority())
        .text("title", source.title())
        .text("number", source.number())
        .text("article", source.article())
        .word("date", source.date())
        .toString();
  }

  private static void card(Card card, FrontMatter front) {
    FrontMatter inside = new FrontMatter();
    inside.list("can", lines(card.can()));
    inside.list("cannot", lines(card.cannot()));
    inside.list("ask", lines(card.ask()));
    inside.list("say", lines(card.say()));
    front.inside("card", inside);
  }

  static List<String> lines(List<Line> lines) {
    return lines.stream().map(VersionWriter::line).toList();
  }

  private static String line(Line line) {
    Flow flow = new Flow().always("text", line.text()).text("clause", line.clause());
    Means means = line.means();
    if (means != null) {
      flow.yaml("means", means(means));
    }
    return flow.toString();
  }

  private static String means(Means means) {
    return new Flow()
        .always("term", means.term())
        .word("is", means.is())
        .number("at-most", means.atMost())
        .number("at-least", means.atLeast())
        .toString();
  }

  private static String body(List<Clause> clauses) {
    return clauses.stream().map(VersionWriter::clause).collect(Collectors.joining("\n"));
  }

  private static String clause(Clause clause) {
    String text = Body.withoutBlankEnds(clause.markdown());
    return "## "
        + clause.heading()
        + " {#"
        + clause.id()
        + "}\n"
        + (text.isEmpty() ? "" : text + "\n");
  }
}
