package almanac.relief.offer;

import almanac.document.Document;
import almanac.document.Version;
import almanac.document.text.Details.Figure;
import almanac.document.text.Details.PolicyDetails;
import almanac.document.text.VersionContent;
import java.math.BigDecimal;
import java.util.Map;

/** Policies of the repository with another figure. */
final class Bounds {
  private Bounds() {}

  /** A policy that bounds periods, at a number of months. */
  static Document withPeriods(Document policy, int months) {
    Version v = policy.version();
    VersionContent c = v.content();
    PolicyDetails details =
        new PolicyDetails(
            "示例监管机构",
            "示例令第3号",
            Map.of("max-periods", new Figure(BigDecimal.valueOf(months), "month", "term")));
    VersionContent content =
        new VersionContent(
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
            c.substantive(),
            c.supersedes(),
            c.changeNote(),
            c.sample(),
            c.sources(),
            c.card(),
            c.clauses(),
            details);
    return new Document(
        new Version(
            v.slug(),
            v.kind(),
            v.number(),
            v.revision(),
            v.state(),
            v.author(),
            v.approvedBy(),
            v.publishedAt(),
            v.importedAt(),
            v.withdrawnAt(),
            v.contentHash(),
            v.audience(),
            content),
        policy.standing());
  }
}
