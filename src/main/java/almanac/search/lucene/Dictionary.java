package almanac.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReaderContext;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;

/**
 * Looks terms up for one request, one thread. A request asks for a hundred of them in each segment;
 * what reads a segment's terms is opened once.
 */
final class Dictionary {
  private final IndexReaderContext context;
  private final Map<String, TermsEnum[]> fields = new HashMap<>();

  Dictionary(IndexReaderContext context) {
    this.context = context;
  }

  /** Where a term stands; nowhere if its frequency is 0. */
  TermStates find(Term term) throws IOException {
    TermStates states = new TermStates(context);
    TermsEnum[] segments = fields.get(term.field());
    if (segments == null) {
      segments = open(term.field());
      fields.put(term.field(), segments);
    }
    for (int i = 0; i < segments.length; i++) {
      TermsEnum terms = segments[i];
      if (terms.seekExact(term.bytes())) {
        states.register(terms.termState(), i, terms.docFreq(), terms.totalTermFreq());
      }
    }
    return states;
  }

  private TermsEnum[] open(String field) throws IOException {
    List<LeafReaderContext> leaves = context.leaves();
    TermsEnum[] segments = new TermsEnum[leaves.size()];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = Terms.getTerms(leaves.get(i).reader(), field).iterator();
    }
    return segments;
  }
}
