package almanac.graphql.history;

import almanac.document.Version;
import almanac.document.diff.ClauseChange;
import almanac.document.diff.Diff;
import almanac.document.diff.FigureChange;
import almanac.document.diff.Span;
import almanac.graphql.Texts.ClauseView;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What is different between two versions, as the API shows it. */
@Type("Diff")
@Description("What is different between two versions of a document; two empty lists: nothing is.")
public record DiffView(
    @Description("The number of the version to start from; null: there is none before.")
        @Nullable Integer from,
    @Description("The number of the version to arrive at.") int to,
    @NonNull
        @Description(
            "The clauses that are different, in the order of the text arrived at; one that is gone"
                + " stands where it was.")
        List<@NonNull ClauseChangeView> clauses,
    @NonNull @Description("Everything else that is different, as data.")
        List<@NonNull FigureChangeView> figures) {

  static DiffView of(@Nullable Version from, Version to) {
    Diff diff = Diff.of(from == null ? null : from.content(), to.content());
    return new DiffView(
        from == null ? null : Integer.valueOf(from.number()),
        to.number(),
        diff.clauses().stream().map(ClauseChangeView::of).toList(),
        diff.figures().stream().map(FigureChangeView::of).toList());
  }

  @Type("ClauseChange")
  @Description("What became of one clause.")
  public record ClauseChangeView(
      @NonNull @Id @Description("The id of the clause.") String id,
      @NonNull @Description("In what way it is different: one, or MOVED and CHANGED.")
          List<@NonNull ClauseChangeName> kinds,
      @Description("The clause as it was; null if it is new.") @Nullable ClauseView before,
      @Description("The clause as it is; null if it is gone.") @Nullable ClauseView after,
      @NonNull @Description("The heading of both, in pieces.") List<@NonNull SpanView> heading,
      @NonNull @Description("The Markdown of both, in pieces.") List<@NonNull SpanView> text) {
    static ClauseChangeView of(ClauseChange c) {
      return new ClauseChangeView(
          c.id(),
          Stream.of(ClauseChange.Kind.values())
              .filter(c.kinds()::contains)
              .map(k -> ClauseChangeName.valueOf(k.name()))
              .toList(),
          c.before() == null ? null : ClauseView.of(c.before()),
          c.after() == null ? null : ClauseView.of(c.after()),
          c.heading().stream().map(SpanView::of).toList(),
          c.text().stream().map(SpanView::of).toList());
    }
  }

  @Enum("ClauseChangeKind")
  @Description("In what way a clause is different.")
  public enum ClauseChangeName {
    @Description("It is new.")
    ADDED,
    @Description("It is gone.")
    REMOVED,
    @Description("It has another place among the clauses that both versions have.")
    MOVED,
    @Description("Its heading or its text is another.")
    CHANGED
  }

  @Type("DiffSpan")
  @Description(
      "A piece of two texts shown as one: without the deleted pieces it is the newer text, without"
          + " the inserted ones the older.")
  public record SpanView(
      @NonNull @Description("Which of the two has it.") SpanName kind,
      @NonNull @Description("The piece, Markdown where the text is.") String text) {
    static SpanView of(Span s) {
      return new SpanView(SpanName.valueOf(s.kind().name()), s.text());
    }
  }

  @Enum("DiffSpanKind")
  @Description("Which of two texts has a piece.")
  public enum SpanName {
    @Description("Both have it.")
    EQUAL,
    @Description("Only the one to start from has it.")
    DELETED,
    @Description("Only the one to arrive at has it.")
    INSERTED
  }

  @Type("FigureChange")
  @Description("A value that is not what it was.")
  public record FigureChangeView(
      @NonNull
          @Description(
              "Where it stands, such as terms.maxPeriods, figures.max-periods.value,"
                  + " eligibility.daysOverdue or card.can.text; an item of a list has the path of"
                  + " the list, and .order tells that items changed places.")
          String path,
      @Description("The item of a list that it belongs to, by its words; null: none.")
          @Nullable String item,
      @Description("The value that it had, as text; null: it was not there.")
          @Nullable String before,
      @Description("The value that it has, as text; null: it is not there any more.")
          @Nullable String after,
      @Id @Description("The id of the clause that backs it; null: none is named.")
          @Nullable String clause) {
    static FigureChangeView of(FigureChange c) {
      return new FigureChangeView(c.path(), c.item(), c.before(), c.after(), c.clause());
    }
  }
}
