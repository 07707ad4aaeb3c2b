package almanac.search.lucene;

import almanac.search.analysis.Analysis;
import almanac.search.analysis.Analysis.Token;
import almanac.search.analysis.Analysis.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The program's analysis as an analyzer of Lucene: pairs or units, as the name of the field says.
 */
final class SameTokens extends Analyzer {
  static final String PAIRS = ".pairs";
  static final String UNITS = ".units";

  SameTokens() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new Tokens(field.endsWith(PAIRS)));
  }

  private static final class Tokens extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final boolean pairs;
    private Iterator<Token> rest = List.<Token>of().iterator();
    private int length;

    Tokens(boolean pairs) {
      this.pairs = pairs;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      StringWriter text = new StringWriter();
      input.transferTo(text);
      length = text.getBuffer().length();
      String whole = text.toString();
      List<Unit> units = Analysis.units(whole);
      rest =
          pairs
              ? Analysis.pairs(units).iterator()
              : units.stream().map(u -> new Token(u.text(), u.start(), u.end())).iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!rest.hasNext()) {
        return false;
      }
      clearAttributes();
      Token token = rest.next();
      term.append(token.text());
      offset.setOffset(token.start(), token.end());
      return true;
    }

    @Override
    public void end() throws IOException {
      super.end();
      offset.setOffset(length, length);
    }
  }
}
