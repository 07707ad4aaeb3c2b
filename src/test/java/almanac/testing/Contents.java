package almanac.testing;

import almanac.document.Audience;
import almanac.document.ImportedDocument.Item;
import almanac.document.ImportedDocument.Publication;
import almanac.document.Version;
import almanac.document.text.Card;
import almanac.document.text.Clause;
import almanac.document.text.ContentJson;
import almanac.document.text.Details;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.Period;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import almanac.document.workflow.VersionState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Small texts that are valid, without a file. */
public final class Contents {
  private Contents() {}

  /** A policy in force since 1990, with a tag of its own; not finished enough to be published. */
  public static VersionContent policy(String title, String... audience) {
    return policy(title, new Period(LocalDate.of(1990, 1, 1), null), false, audience);
  }

  /** Such a policy as the publishing gate wants it, for any days. */
  public static VersionContent finished(String title, Period effective, String... audience) {
    return policy(title, effective, true, audience);
  }

  /** Such a policy, in force since 1990. */
  public static VersionContent finished(String title, String... audience) {
    return finished(title, new Period(LocalDate.of(1990, 1, 1), null), audience);
  }

  private static VersionContent policy(
      String title, Period effective, boolean finished, String... audience) {
    return new VersionContent(
        title,
        title + "的摘要",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of("of-a-test"),
        List.of(audience),
        "policy-team",
        effective,
        effective.until() != null,
        finished ? LocalDate.of(2999, 12, 31) : null,
        true,
        List.of(),
        finished ? title + "的说明" : null,
        false,
        finished ? List.of(new Source("示例监管机构", title + "的依据", "示例令第3号", null, null)) : List.of(),
        finished ? new Card(List.of(), List.of(), List.of(line(title)), List.of()) : Card.EMPTY,
        List.of(new Clause("one", "正文", title + "的正文")),
        new PolicyDetails("示例监管机构", "示例令第3号", Map.of()));
  }

  private static Card.Line line(String title) {
    return new Card.Line(title + "的问题", "one", null);
  }

  /** A text as an import brings it, published long ago. */
  public static Item published(int number, VersionContent content) {
    String stored = ContentJson.write(content);
    Publication published =
        new Publication(
            number,
            Instant.parse("1989-12-01T00:00:00Z").plusSeconds(number),
            "policy-editor",
            "policy-approver");
    return new Item(content, stored, ContentJson.hash(stored), published, null);
  }

  /** A text that is the same but for these. */
  public static VersionContent with(
      VersionContent c, boolean substantive, List<Clause> clauses, Details details) {
    return new VersionContent(
        c.title(),
        c.summary(),
        c.aliases(),
        c.heardAs(),
        c.askedAs(),
        c.products(),
        c.regions(),
        c.tags(),
        c.audience(),
        c.owner(),
        c.effective(),
        c.ends(),
        c.reviewBy(),
        substantive,
        c.supersedes(),
        c.changeNote(),
        c.sample(),
        c.sources(),
        c.card(),
        clauses,
        details);
  }

  /** A text as a version that everybody may read, published long ago. */
  public static Version version(String slug, int number, VersionContent content) {
    return new Version(
        slug,
        content.details().kind(),
        number,
        1,
        VersionState.PUBLISHED,
        "policy-editor",
        "policy-approver",
        Instant.parse("1989-12-01T00:00:00Z").plusSeconds(number),
        null,
        null,
        "",
        Audience.EVERYONE,
        content);
  }
}
