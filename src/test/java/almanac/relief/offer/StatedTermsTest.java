package almanac.relief.offer;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.content.KbBook;
import almanac.document.Document;
import almanac.document.text.Clause;
import almanac.document.text.Details.ReliefProgramDetails;
import almanac.document.text.Details.Terms;
import almanac.document.text.Kind;
import almanac.document.text.Term;
import almanac.document.time.Timeline.Segment;
import almanac.document.time.Timeline.State;
import almanac.relief.Case;
import almanac.testing.Contents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every term that a programme of the repository states, in every version, names its clause. */
class StatedTermsTest {
  @Test
  void term_thatIsStated_hasAClause() {
    List<String> without = new ArrayList<>();
    int stated = 0;
    for (KbBook.Version version : KbBook.versions()) {
      if (version.kind() == Kind.RELIEF_PROGRAM
          && version.content().details() instanceof ReliefProgramDetails details) {
        Grants grants = new Grants(document(version), List.of(), Case.UNKNOWN);
        List<String> clauses = version.content().clauses().stream().map(Clause::id).toList();
        for (Term term : Term.values()) {
          if (states(term, details.terms())) {
            stated++;
            if (!clauses.contains(grants.clause(term))) {
              without.add(version.slug() + "/" + version.span().number() + " " + term.key());
            }
          }
        }
      }
    }

    assertThat(without).isEmpty();
    assertThat(stated).isGreaterThan(80);
  }

  private static boolean states(Term term, Terms terms) {
    return term.stated(terms) != null
        || (term == Term.MAX_PERIODS && terms.maxPeriodsFigure() != null);
  }

  private static Document document(KbBook.Version v) {
    return new Document(
        Contents.version(v.slug(), v.span().number(), v.content()),
        new Segment(v.span().number(), State.IN_FORCE, v.span().from(), v.span().until()));
  }
}
