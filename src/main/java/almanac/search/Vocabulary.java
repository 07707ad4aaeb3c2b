package almanac.search;

import almanac.search.analysis.Synonyms;
import jakarta.enterprise.context.ApplicationScoped;

/** The synonyms that queries are put into at the moment; whoever follows the journal keeps them. */
@ApplicationScoped
public class Vocabulary {
  private volatile Synonyms synonyms = Synonyms.NONE;

  Vocabulary() {}

  public Synonyms synonyms() {
    return synonyms;
  }

  public void use(Synonyms current) {
    synonyms = current;
  }
}
