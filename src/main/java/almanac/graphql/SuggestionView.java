package almanac.graphql;

import almanac.graphql.SearchConnectionView.MatchName;
import almanac.graphql.Texts.KindName;
import almanac.search.Suggestions.Suggestion;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A name to go on with, and what it is a name of. */
@Type("Suggestion")
@Description("A name that somebody may be typing.")
public record SuggestionView(
    @NonNull @Description("The name: a title, or another right name.") String text,
    @NonNull @Id @Description("The document that bears it.") String slug,
    @NonNull @Description("The kind of that document.") KindName kind,
    @NonNull @Description("The title of that document.") String title,
    @NonNull @Description("By what means it continues what was typed.") MatchName matchedBy) {

  static SuggestionView of(Suggestion s) {
    return new SuggestionView(
        s.text(),
        s.document().slug(),
        KindName.valueOf(s.document().kind().name()),
        s.document().title(),
        MatchName.valueOf(s.matchedBy().name()));
  }
}
