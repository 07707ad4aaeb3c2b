package almanac.graphql;

import almanac.content.file.VersionWriter;
import almanac.document.Version;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.SpecialCaseDetails;
import almanac.document.text.VersionContent;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** One version of a document. */
@Type("Version")
@Description("One version of a document: its history, and its text.")
public final class VersionView {
  private final Version version;
  private final Reading reading;

  public VersionView(Version version, Reading reading) {
    this.version = version;
    this.reading = reading;
  }

  /** The version itself, for fields that are asked elsewhere. */
  @Ignore
  public Version version() {
    return version;
  }

  /** Who asks, and when for. */
  @Ignore
  public Reading reading() {
    return reading;
  }

  @Enum("VersionState")
  @Description("How far a version has come.")
  public enum StateName {
    @Description("Being written.")
    DRAFT,
    @Description("Waiting for somebody else's approval.")
    IN_REVIEW,
    @Description("Approved; never changed again.")
    PUBLISHED,
    @Description("Published once, and taken back.")
    WITHDRAWN
  }

  @Description("The document that it is a version of.")
  public @NonNull @Id String getSlug() {
    return version.slug();
  }

  @Description("1, 2, 3, ... within the document.")
  public int getNumber() {
    return version.number();
  }

  @Description("Counts the edits of the version; guards every write.")
  public int getRevision() {
    return version.revision();
  }

  @Description("How far it has come.")
  public @NonNull StateName getState() {
    return StateName.valueOf(version.state().name());
  }

  @Description("The period that it is written for.")
  public @Nullable PeriodView getEffective() {
    return PeriodView.of(version.content().effective());
  }

  @Description("Who wrote it.")
  public @NonNull String getAuthor() {
    return version.author();
  }

  @Description("Who approved it; never the author.")
  public @Nullable String getApprovedBy() {
    return version.approvedBy();
  }

  @Description("When it was published.")
  public @Nullable Instant getPublishedAt() {
    return version.publishedAt();
  }

  @Description("When a file brought it in.")
  public @Nullable Instant getImportedAt() {
    return version.importedAt();
  }

  @Description("When it was withdrawn.")
  public @Nullable Instant getWithdrawnAt() {
    return version.withdrawnAt();
  }

  @Description("What changed against the version before, in words.")
  public @Nullable String getChangeNote() {
    return version.content().changeNote();
  }

  @Description("False if only the wording differs from the version before.")
  public boolean isSubstantive() {
    return version.content().substantive();
  }

  @Description("SHA-256 of the content, in hexadecimal digits.")
  public @NonNull String getContentHash() {
    return version.contentHash();
  }

  @Description("The text of exactly this version as a content file, which editDraft takes.")
  public @NonNull String getText() {
    return VersionWriter.write(version.content());
  }

  @Description("The text of exactly this version.")
  public @NonNull ContentView getContent() {
    return new ContentView(version.kind().name(), version.content(), reading);
  }

  @Type("VersionContent")
  @Description("What one version says; what its kind does not have is null or empty.")
  public static final class ContentView {
    private final String nameOfKind;
    private final VersionContent content;
    private final Reading reading;

    ContentView(String kind, VersionContent content, Reading reading) {
      this.nameOfKind = kind;
      this.content = content;
      this.reading = reading;
    }

    VersionContent content() {
      return content;
    }

    @Description("The kind of document.")
    public @NonNull KindName getKind() {
      return KindName.valueOf(nameOfKind);
    }

    @Description("The title.")
    public @NonNull String getTitle() {
      return content.title();
    }

    @Description("What it says, in one sentence.")
    public @NonNull String getSummary() {
      return content.summary();
    }

    @Description("Other right names.")
    public @NonNull List<@NonNull String> getAliases() {
      return content.aliases();
    }

    @Description("What customers say for it.")
    public @NonNull List<@NonNull String> getHeardAs() {
      return content.heardAs();
    }

    @Description("The products that it is about.")
    public @NonNull List<@NonNull String> getProducts() {
      return content.products();
    }

    @Description("Where it holds; empty: everywhere.")
    public @NonNull List<@NonNull String> getRegions() {
      return content.regions();
    }

    @Description("Words to filter by.")
    public @NonNull List<@NonNull String> getTags() {
      return content.tags();
    }

    @Description("Who is responsible for it.")
    public @NonNull String getOwner() {
      return content.owner();
    }

    @Description("The day after which its review is overdue.")
    public @Nullable LocalDate getReviewBy() {
      return content.reviewBy();
    }

    @Description("Whether these are the terms of an invented bank.")
    public boolean isSample() {
      return content.sample();
    }

    @Description("Other documents that end by this version's first day.")
    public @NonNull List<@NonNull String> getSupersedes() {
      return content.supersedes();
    }

    @Description("One screen for the middle of a call.")
    public @NonNull CardView getCard() {
      return CardView.of(content.card());
    }

    @Description("The text, clause by clause.")
    public @NonNull List<@NonNull ClauseView> getClauses() {
      return content.clauses().stream().map(ClauseView::of).toList();
    }

    @Description("Where it takes its authority from.")
    public @NonNull List<@NonNull SourceView> getSources() {
      return content.sources().stream().map(SourceView::of).toList();
    }

    @Description("The numbers that a policy sets.")
    public @NonNull List<@NonNull FigureView> getFigures() {
      return FigureView.of(content.details());
    }

    @Description("What must hold of a case before a programme may be offered.")
    public @NonNull List<@NonNull CriterionView> getEligibility() {
      return content.details() instanceof ReliefProgramDetails p
          ? p.eligibility().stream().map(CriterionView::of).toList()
          : List.of();
    }

    @Description("The terms of a programme.")
    public @Nullable TermsView getTerms() {
      return content.details() instanceof ReliefProgramDetails p
          ? TermsView.of(p.terms(), reading)
          : null;
    }

    @Description("How a special case is recognised.")
    public @NonNull List<@NonNull String> getSignals() {
      return content.details() instanceof SpecialCaseDetails c ? c.signals() : List.of();
    }

    @Description("What holds of a case that a special case is for; empty: only people can tell.")
    public @NonNull List<@NonNull CriterionView> getWhen() {
      return content.details() instanceof SpecialCaseDetails c
          ? c.when().stream().map(CriterionView::of).toList()
          : List.of();
    }

    @Id
    @Description(
        "The id of the clause by which nothing may be offered or disclosed in such a case.")
    public @Nullable String getWithhold() {
      return content.details() instanceof SpecialCaseDetails c ? c.withhold() : null;
    }

    @Description("How a special case is handled.")
    public @NonNull List<@NonNull StepView> getSteps() {
      return content.details() instanceof SpecialCaseDetails c
          ? c.steps().stream().map(StepView::of).toList()
          : List.of();
    }

    @Description("What must not be said in a special case.")
    public @NonNull List<@NonNull CardLineView> getForbidden() {
      return content.details() instanceof SpecialCaseDetails c
          ? Texts.lines(c.forbidden())
          : List.of();
    }
  }
}
