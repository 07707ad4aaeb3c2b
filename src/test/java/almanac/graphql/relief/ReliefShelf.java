package almanac.graphql.relief;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.document.ImportedDocument;
import almanac.document.Imports;
import almanac.document.Publishing;
import almanac.document.Publishing.Outcome;
import almanac.document.Version;
import almanac.document.Viewer;
import almanac.document.text.Card;
import almanac.document.text.Card.Line;
import almanac.document.text.Card.Means;
import almanac.document.text.Clause;
import almanac.document.text.Criterion;
import almanac.document.text.Details;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.Details.Step;
import almanac.document.text.Details.Terms;
import almanac.document.text.Fact;
import almanac.document.text.Kind;
import almanac.document.text.Period;
import almanac.document.text.Source;
import almanac.document.text.VersionContent;
import almanac.document.workflow.Role;
import almanac.document.workflow.VersionRef;
import almanac.testing.Contents;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts programmes and special cases in force on days of a far year, on which nothing else is, so
 * that tests count what they put there and no other test meets it.
 */
@ApplicationScoped
class ReliefShelf {
  /** Nothing but these holds then. */
  static final LocalDate FIRST = LocalDate.of(2980, 1, 1);

  static final String GROUP = "of-the-relief-tests";
  private static final Viewer EDITOR =
      new Viewer("relief-editor", Set.of(GROUP), Set.of(Role.EDITOR));
  private static final Viewer APPROVER =
      new Viewer("relief-approver", Set.of(GROUP), Set.of(Role.APPROVER));

  private final Publishing publishing;
  private final Imports imports;

  ReliefShelf(Publishing publishing, Imports imports) {
    this.publishing = publishing;
    this.imports = imports;
  }

  /** Whoever is willing to repay and, if a sum is named, owes at most so much. */
  static VersionContent program(String title, int days, String... audience) {
    List<Criterion> criteria =
        List.of(
            new Criterion.Test(
                Fact.WILLING_TO_REPAY, Criterion.Operator.IS, List.of("true"), "one"));
    Terms terms = new Terms(12, null, null, null, null, null, null, null, null, "two");
    return content(
        title,
        days,
        new Card(
            List.of(
                new Line(
                    title, "two", new Means("max-periods", null, BigDecimal.valueOf(12), null))),
            List.of(),
            List.of(),
            List.of()),
        new ReliefProgramDetails(criteria, terms, List.of(), null, null),
        audience);
  }

  /** What is for callers who are none of those to whom something may be offered. */
  static VersionContent thirdParty(String title, int days) {
    return content(
        title,
        days,
        new Card(List.of(), List.of(), List.of(new Line("请问您是哪位", "one", null)), List.of()),
        new SpecialCaseDetails(
            List.of("第三人来电"),
            List.of(
                new Criterion.Test(Fact.SPEAKER, Criterion.Operator.IS, List.of("other"), "one")),
            "two",
            List.of(new Step("不透露", "two", null, null)),
            List.of(),
            null,
            List.of()));
  }

  private static VersionContent content(
      String title, int days, Card card, Details details, String... audience) {
    Period period = new Period(FIRST.plusDays(days), FIRST.plusDays(days + 1));
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
        period,
        true,
        LocalDate.of(2999, 12, 31),
        true,
        List.of(),
        title + "的说明",
        true,
        List.of(new Source("示例监管机构", "示例办法", null, null, null)),
        card,
        List.of(new Clause("one", "适用对象", title + "适用。"), new Clause("two", "最长期限", title)),
        details);
  }

  /** Publishes the next versions of some documents in one release. */
  List<Version> publish(List<String> slugs, List<VersionContent> contents) {
    List<VersionRef> refs = new ArrayList<>();
    for (int i = 0; i < slugs.size(); i++) {
      Version draft =
          publishing.create(
              slugs.get(i), contents.get(i).details().kind(), contents.get(i), EDITOR);
      refs.add(ref(done(publishing.submit(ref(draft), EDITOR)).getFirst()));
    }
    return done(publishing.publish(refs, APPROVER));
  }

  Version publish(String slug, VersionContent content) {
    return publish(List.of(slug), List.of(content)).getFirst();
  }

  void withdraw(Version version) {
    publishing.withdraw(ref(version), "wrong", null, APPROVER);
  }

  /** Brings many programmes for one day at once. */
  void bring(String prefix, int from, int until, int days) {
    List<ImportedDocument> documents = new ArrayList<>();
    for (int i = from; i < until; i++) {
      String slug = "%s-%04d".formatted(prefix, i);
      documents.add(
          new ImportedDocument(
              slug, Kind.RELIEF_PROGRAM, List.of(Contents.published(1, program(slug, days)))));
    }
    imports.add(documents);
  }

  private static List<Version> done(Outcome outcome) {
    assertThat(outcome.problems()).filteredOn(p -> p.blocks()).isEmpty();
    return outcome.versions();
  }

  private static VersionRef ref(Version v) {
    return new VersionRef(v.slug(), v.number(), v.revision());
  }
}
