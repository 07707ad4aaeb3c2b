package almanac.graphql.edit;

import almanac.document.DocumentException.InvalidContent;
import almanac.document.synonym.SynonymRules;
import almanac.document.synonym.Synonyms.Synonym;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A change of the synonyms as its editor proposes it. */
@Input("SynonymProposalInput")
@Description("What to add to the list of synonyms, what to remove from it, and why.")
public final class SynonymProposalInput {
  @Description("Synonyms that are not in the list.")
  public @Nullable List<@NonNull SynonymInput> add;

  @Description("Synonyms that are in the list.")
  public @Nullable List<@NonNull SynonymInput> remove;

  @NonNull
  @Description("Why, in 1 to 1000 characters.")
  public String reason = "";

  List<Synonym> added() {
    return read(add);
  }

  List<Synonym> removed() {
    return read(remove);
  }

  private static List<Synonym> read(@Nullable List<SynonymInput> inputs) {
    return inputs == null ? List.of() : inputs.stream().map(SynonymInput::read).toList();
  }

  /** One synonym. */
  @Input("SynonymInput")
  @Description("A word of the street, and the term of the knowledge base that it stands for.")
  public record SynonymInput(
      @NonNull @Description("What customers say; at most 40 characters.") String street,
      @NonNull @Description("What texts say; at most 40 characters.") String term) {

    Synonym read() {
      @Nullable String wrong = SynonymRules.wrong(street.strip(), term.strip());
      if (wrong != null) {
        throw new InvalidContent(street.strip() + " => " + term.strip() + ": " + wrong);
      }
      return new Synonym(street.strip(), term.strip());
    }
  }
}
