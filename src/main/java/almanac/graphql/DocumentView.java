package almanac.graphql;

import almanac.graphql.Standings.InForceView;
import almanac.graphql.Texts.CardView;
import almanac.graphql.Texts.ClauseView;
import almanac.graphql.Texts.KindName;
import almanac.graphql.Texts.PeriodView;
import almanac.graphql.Texts.SourceView;
import almanac.search.Shown;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A document as it stands at the moment of the question; what every kind of them has. */
@Interface("Document")
@Description("A document as it stands on the day asked for: one version of it, and how it stands.")
public interface DocumentView {
  @NonNull
  @Id
  @Description("The same as slug.")
  String getId();

  @NonNull
  @Id
  @Description("The name that never changes.")
  String getSlug();

  @NonNull
  @Description("The kind of document.")
  KindName getKind();

  @NonNull
  @Description("The title.")
  String getTitle();

  @NonNull
  @Description("What it says, in one sentence.")
  String getSummary();

  @NonNull
  @Description("Other right names.")
  List<@NonNull String> getAliases();

  @NonNull
  @Description("What customers say for it, which is not its name.")
  List<@NonNull String> getHeardAs();

  @NonNull
  @Description("How it stands on the day asked for.")
  InForceView getInForce();

  @Description("Whether its review is overdue on the day asked for.")
  boolean isReviewOverdue();

  @Description("The day after which its review is overdue.")
  @Nullable LocalDate getReviewBy();

  @Description("Whether these are the terms of an invented bank, no real one's.")
  boolean isSample();

  @NonNull
  @Description("The period that this version is written for.")
  PeriodView getEffective();

  @NonNull
  @Description("One screen for the middle of a call.")
  CardView getCard();

  @NonNull
  @Description("The text, clause by clause.")
  List<@NonNull ClauseView> getClauses();

  @NonNull
  @Description("The products that it is about.")
  List<@NonNull String> getProducts();

  @NonNull
  @Description("Where it holds; empty: everywhere.")
  List<@NonNull String> getRegions();

  @NonNull
  @Description("Words to filter by.")
  List<@NonNull String> getTags();

  @NonNull
  @Description("Where it takes its authority from.")
  List<@NonNull SourceView> getSources();

  @NonNull
  @Description("Who is responsible for it.")
  String getOwner();

  @NonNull
  @Description("The version that answers.")
  VersionView getVersion();

  /** What it is, to find others like it. */
  @Ignore
  Shown shown();

  /** For the fields that take arguments. */
  @Ignore
  Reading reading();
}
