package almanac.graphql;

import almanac.document.Document;
import almanac.document.Version;
import almanac.document.text.Details;
import almanac.document.text.VersionContent;
import almanac.document.time.Timeline.Segment;
import almanac.graphql.Standings.InForceView;
import almanac.graphql.Texts.CardLineView;
import almanac.graphql.Texts.CardView;
import almanac.graphql.Texts.ClauseView;
import almanac.graphql.Texts.CriterionView;
import almanac.graphql.Texts.FigureView;
import almanac.graphql.Texts.KindName;
import almanac.graphql.Texts.PeriodView;
import almanac.graphql.Texts.SourceView;
import almanac.graphql.Texts.StepView;
import almanac.graphql.Texts.TermsView;
import almanac.search.Shown;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the views of all kinds share. A document from the database has its version at hand; a search
 * hit has what the index stored and reads the version only when a field needs it.
 */
public abstract class AnyDocument {
  private final Shown head;
  private final Supplier<Version> text;
  private final Reading reading;

  AnyDocument(Shown head, Supplier<Version> version, Reading reading) {
    this.head = head;
    this.text = version;
    this.reading = reading;
  }

  static DocumentView of(Document document, Reading reading) {
    return of(head(document.version(), document.standing()), document::version, reading);
  }

  static DocumentView of(Shown hit, Supplier<Version> version, Reading reading) {
    return switch (hit.kind()) {
      case POLICY -> new PolicyView(hit, version, reading);
      case RELIEF_PROGRAM -> new ReliefProgramView(hit, version, reading);
      case SPECIAL_CASE -> new SpecialCaseView(hit, version, reading);
    };
  }

  private static Shown head(Version v, Segment standing) {
    VersionContent c = v.content();
    return new Shown(
        v.slug(),
        v.kind(),
        standing,
        c.title(),
        c.aliases(),
        c.heardAs(),
        c.summary(),
        List.of(),
        c.effective(),
        c.reviewBy(),
        c.sample(),
        c.owner(),
        c.products(),
        c.regions(),
        c.tags());
  }

  VersionContent content() {
    return text.get().content();
  }

  String body(Texts.BodyFormat format) {
    return Texts.body(content().clauses(), content().markdown(), format);
  }

  @Ignore
  public Shown shown() {
    return head;
  }

  @Ignore
  public Reading reading() {
    return reading;
  }

  @NonNull
  @Id
  @Description("The same as slug.")
  public String getId() {
    return head.slug();
  }

  @NonNull
  @Id
  @Description("The name that never changes.")
  public String getSlug() {
    return head.slug();
  }

  @NonNull
  @Description("The kind of document.")
  public KindName getKind() {
    return KindName.valueOf(head.kind().name());
  }

  @NonNull
  @Description("The title.")
  public String getTitle() {
    return head.title();
  }

  @NonNull
  @Description("What it says, in one sentence.")
  public String getSummary() {
    return head.summary();
  }

  @NonNull
  @Description("Other right names.")
  public List<@NonNull String> getAliases() {
    return head.aliases();
  }

  @NonNull
  @Description("What customers say for it, which is not its name.")
  public List<@NonNull String> getHeardAs() {
    return head.heardAs();
  }

  @NonNull
  @Description("How it stands on the day asked for.")
  public InForceView getInForce() {
    return InForceView.of(head.standing(), head.effective().from());
  }

  @Description("Whether its review is overdue on the day asked for.")
  public boolean isReviewOverdue() {
    return head.reviewBy() != null && reading.moment().asOf().isAfter(head.reviewBy());
  }

  @Description("The day after which its review is overdue.")
  public @Nullable LocalDate getReviewBy() {
    return head.reviewBy();
  }

  @Description("Whether these are the terms of an invented bank, no real one's.")
  public boolean isSample() {
    return head.sample();
  }

  @NonNull
  @Description("The period that this version is written for.")
  public PeriodView getEffective() {
    return PeriodView.of(head.effective());
  }

  @NonNull
  @Description("One screen for the middle of a call.")
  public CardView getCard() {
    return CardView.of(content().card());
  }

  @NonNull
  @Description("The text, clause by clause.")
  public List<@NonNull ClauseView> getClauses() {
    return content().clauses().stream().map(ClauseView::of).toList();
  }

  @NonNull
  @Description("The products that it is about.")
  public List<@NonNull String> getProducts() {
    return head.products();
  }

  @NonNull
  @Description("Where it holds; empty: everywhere.")
  public List<@NonNull String> getRegions() {
    return head.regions();
  }

  @NonNull
  @Description("Words to filter by.")
  public List<@NonNull String> getTags() {
    return head.tags();
  }

  @NonNull
  @Description("Where it takes its authority from.")
  public List<@NonNull SourceView> getSources() {
    return content().sources().stream().map(SourceView::of).toList();
  }

  @NonNull
  @Description("Who is responsible for it.")
  public String getOwner() {
    return head.owner();
  }

  @NonNull
  @Description("The version that answers.")
  public VersionView getVersion() {
    return new VersionView(text.get(), reading);
  }

  @Type("Policy")
  @Description("What a regulation, or the bank's own rule, says.")
  public static final class PolicyView extends AnyDocument implements DocumentView {
    PolicyView(Shown head, Supplier<Version> version, Reading reading) {
      super(head, version, reading);
    }

    private Details.PolicyDetails details() {
      return (Details.PolicyDetails) content().details();
    }

    @Description("Who issued it.")
    public @Nullable String getAuthority() {
      return details().authority();
    }

    @Description("Its document number.")
    public @Nullable String getNumber() {
      return details().number();
    }

    @Description("The numbers that it sets.")
    public @NonNull List<@NonNull FigureView> getFigures() {
      return FigureView.of(details());
    }
  }

  @Type("ReliefProgram")
  @Description("A programme that may be offered to a customer.")
  public static final class ReliefProgramView extends AnyDocument implements DocumentView {
    ReliefProgramView(Shown head, Supplier<Version> version, Reading reading) {
      super(head, version, reading);
    }

    private Details.ReliefProgramDetails details() {
      return (Details.ReliefProgramDetails) content().details();
    }

    @Description("What must hold of a case, all of it.")
    public @NonNull List<@NonNull CriterionView> getEligibility() {
      return details().eligibility().stream().map(CriterionView::of).toList();
    }

    @Description("What is offered.")
    public @NonNull TermsView getTerms() {
      return TermsView.of(details().terms(), reading());
    }

    @Description("The papers that are asked for.")
    public @NonNull List<@NonNull String> getEvidence() {
      return details().evidence();
    }

    @Description("Who approves.")
    public @Nullable String getApproval() {
      return details().approval();
    }

    @Description("When it can be applied for.")
    public @Nullable String getApplicationWindow() {
      return details().applicationWindow();
    }
  }

  @Type("SpecialCase")
  @Description("What to do when a case is unusual.")
  public static final class SpecialCaseView extends AnyDocument implements DocumentView {
    SpecialCaseView(Shown head, Supplier<Version> version, Reading reading) {
      super(head, version, reading);
    }

    private Details.SpecialCaseDetails details() {
      return (Details.SpecialCaseDetails) content().details();
    }

    @Description("What the agent hears or sees.")
    public @NonNull List<@NonNull String> getSignals() {
      return details().signals();
    }

    @Description("What holds of a case that this is for, all of it; empty: only people can tell.")
    public @NonNull List<@NonNull CriterionView> getWhen() {
      return details().when().stream().map(CriterionView::of).toList();
    }

    @Id
    @Description("The id of the clause that forbids to offer or disclose anything in such a case.")
    public @Nullable String getWithhold() {
      return details().withhold();
    }

    @Description("What to do, in order.")
    public @NonNull List<@NonNull StepView> getSteps() {
      return details().steps().stream().map(StepView::of).toList();
    }

    @Description("The papers that are asked for.")
    public @NonNull List<@NonNull String> getEvidence() {
      return details().evidence();
    }

    @Description("Whom to hand the case to.")
    public @Nullable String getEscalateTo() {
      return details().escalateTo();
    }

    @Description("What must not be said or promised.")
    public @NonNull List<@NonNull CardLineView> getForbidden() {
      return Texts.lines(details().forbidden());
    }
  }
}
